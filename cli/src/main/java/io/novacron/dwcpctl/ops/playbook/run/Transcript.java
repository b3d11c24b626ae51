package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.ops.playbook.course.LineText;
import java.util.ArrayList;
import java.util.List;

/** The lines of a run. What was appended is kept before the call returns. */
public interface Transcript {
    /** All so far. */
    List<Line> lines();

    /** Adds one. */
    void append(Line line);

    /** One that ends with the process. */
    static Transcript inMemory() {
        List<Line> lines = new ArrayList<>();
        return new Transcript() {
            @Override
            public List<Line> lines() {
                return List.copyOf(lines);
            }

            @Override
            public void append(Line line) {
                lines.add(line);
            }
        };
    }

    /**
     * One in a file, on disk line by line.
     *
     * @throws CliException with code 65 if the file is there and is no transcript
     */
    static Transcript in(Journal journal) {
        return new Transcript() {
            private final List<Line> lines = read(journal);

            @Override
            public List<Line> lines() {
                return List.copyOf(lines);
            }

            @Override
            public void append(Line line) {
                String text = LineText.write(line);
                journal.update(present -> {
                    if (present.size() != lines.size()) {
                        throw new CliException(
                                ExitCode.LOCKED,
                                journal.file() + ": another process goes on with this run",
                                "End one of the two; then resume.");
                    }
                    return List.of(text);
                });
                lines.add(line);
            }
        };
    }

    /**
     * The lines of a file.
     *
     * @throws CliException with code 65 if it is no transcript
     */
    static List<Line> read(Journal journal) {
        List<Line> lines = new ArrayList<>();
        for (String text : journal.read()) {
            lines.add(LineText.read(journal.file() + ":" + (lines.size() + 1), text));
        }
        return lines;
    }
}
