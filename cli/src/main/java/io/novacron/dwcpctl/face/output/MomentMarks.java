package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Rows of symbols below a chart, each in its moment's column; those that would cover another stand a row below it. */
final class MomentMarks {
    private final List<Mark> marks;
    private final TimeAxis time;
    private final int columns;

    MomentMarks(List<Mark> marks, TimeAxis time, int columns) {
        this.marks = marks.stream()
                .filter(mark -> time.start() <= millis(mark.at()) && millis(mark.at()) <= time.end())
                .sorted(Comparator.comparing(Mark::at))
                .toList();
        this.time = time;
        this.columns = columns;
    }

    private static long millis(Instant moment) {
        return moment.toEpochMilli();
    }

    /** @param margin columns to the left of the plot */
    List<String> lines(int margin) {
        List<char[]> rows = new ArrayList<>();
        for (Mark mark : marks) {
            int column = Math.min(columns - 1, (int) (time.fraction(millis(mark.at())) * columns));
            place(rows, column, mark.symbol());
        }
        return rows.stream()
                .map(row -> (" ".repeat(margin) + new String(row)).stripTrailing())
                .toList();
    }

    private void place(List<char[]> rows, int column, char symbol) {
        for (char[] row : rows) {
            if (row[column] == ' ') {
                row[column] = symbol;
                return;
            }
        }
        char[] fresh = new char[columns];
        Arrays.fill(fresh, ' ');
        fresh[column] = symbol;
        rows.add(fresh);
    }
}
