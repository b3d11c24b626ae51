package io.novacron.dwcpctl.site.fleet.process;

import java.util.ArrayList;
import java.util.List;

/** A table as kubectl prints it: columns as wide as their widest word, three spaces apart. */
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    Columns row(String... words) {
        rows.add(List.of(words));
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    line.append(" ".repeat(width(i) - row.get(i).length() + 3));
                }
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
    }
}
