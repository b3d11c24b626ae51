package io.novacron.dwcpctl.ops.report.page;

import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a section. */
public sealed interface Part {
    /** A paragraph. */
    record Text(String text) implements Part {}

    /**
     * A table. Rows have as many cells as there are columns; the first names the row.
     *
     * @param title stands above it
     */
    record Table(String title, List<Column> columns, List<List<Cell>> rows) implements Part {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Cell> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            title + ": " + row.size() + " cells under " + columns.size() + " columns");
                }
            }
        }
    }

    /** A column; numbers stand at the right. */
    record Column(String title, boolean right) {
        public static Column text(String title) {
            return new Column(title, false);
        }

        public static Column number(String title) {
            return new Column(title, true);
        }
    }

    /**
     * Curves over time.
     *
     * @param step between the samples
     * @param threshold drawn across; null where there is none
     */
    record Chart(
            String title,
            Unit unit,
            Instant start,
            Instant end,
            Duration step,
            List<Line> lines,
            @Nullable Double threshold)
            implements Part {
        public Chart {
            lines = List.copyOf(lines);
        }
    }

    /** One curve, with its name. */
    record Line(String name, Series series) {}

    /**
     * What to do.
     *
     * @param none what is said where there is nothing to do
     */
    record Advised(String title, List<Item> items, String none) implements Part {
        public Advised {
            items = List.copyOf(items);
        }
    }

    /**
     * One thing to do.
     *
     * @param id of the rule that says so
     * @param text its pieces, in order
     * @param playbook to follow; empty for none
     */
    record Item(String id, List<Cell> text, String playbook) {
        public Item {
            text = List.copyOf(text);
        }
    }
}
