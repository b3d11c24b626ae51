package io.novacron.dwcpctl.face.output;

import java.io.IOException;

/** GitHub's markdown: what is said of the whole document first, in quotes, then its blocks. */
final class MarkdownRenderer implements DocumentWriter.Renderer {
    @Override
    public void render(Document document, Appearance appearance, Appendable out) throws IOException {
        BlocksInMarkdown markdown = new BlocksInMarkdown(appearance, out);
        if (document.simulated()) {
            markdown.quote(Notice.simulated(document));
        }
        for (String warning : document.warnings()) {
            markdown.quote("warning: " + warning);
        }
        for (Block block : document.blocks()) {
            block.accept(markdown);
        }
    }
}
