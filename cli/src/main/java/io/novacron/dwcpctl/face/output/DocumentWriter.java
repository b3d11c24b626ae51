package io.novacron.dwcpctl.face.output;

import java.io.IOException;

/** Writes documents in any format. */
public final class DocumentWriter {
    /** Writes a document in one format; a new one is a new class. */
    interface Renderer {
        void render(Document document, Appearance appearance, Appendable out) throws IOException;
    }

    /**
     * Writes the whole document, ending with a newline unless nothing is written at all.
     *
     * @param appearance for the formats that people read; the others heed nothing of it
     * @throws IOException what {@code out} throws
     */
    public void write(Document document, Format format, Appearance appearance, Appendable out) throws IOException {
        renderer(format).render(document, appearance, out);
    }

    /** Writes the document as JSON on one line, newline included: for watching. */
    public void writeLine(Document document, Appendable out) throws IOException {
        new JsonText(out).line(Envelope.of(document));
    }

    private static Renderer renderer(Format format) {
        return switch (format) {
            case TABLE -> new ScreenRenderer();
            case JSON -> (document, appearance, out) -> new JsonText(out).indented(Envelope.of(document));
            case YAML -> new YamlRenderer();
            case CSV -> new CsvRenderer();
            case MARKDOWN -> new MarkdownRenderer();
            case HTML -> new HtmlRenderer();
        };
    }
}
