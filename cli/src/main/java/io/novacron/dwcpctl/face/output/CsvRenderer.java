package io.novacron.dwcpctl.face.output;

import java.io.IOException;
import java.util.List;

/**
 * Comma-separated values after RFC 4180: CRLF, quotes where needed. Where the numbers are simulated a last column says
 * so, for there is no other place in this format.
 */
final class CsvRenderer implements DocumentWriter.Renderer {
    @Override
    public void render(Document document, Appearance appearance, Appendable out) throws IOException {
        boolean head = true;
        for (List<String> row : document.rows()) {
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "" : ",").append(field(row.get(i), row.size() == 1));
            }
            if (document.simulated()) {
                out.append(head ? ",simulated" : ",true");
            }
            out.append("\r\n");
            head = false;
        }
    }

    private static String field(String text, boolean alone) {
        boolean quoted = text.indexOf(',') >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0
                // a line with nothing on it would be no record at all
                || (alone && text.isEmpty());
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
