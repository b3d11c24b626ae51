package io.novacron.dwcpctl.face.output;

import java.io.IOException;

final class MarkdownRenderer implements DocumentWriter.Renderer {
    @Override
    public void render(Document document, Appearance appearance, Appendable out) throws IOException {}
}
