package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.journal.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The journal of one rollback. An append is on disk when it returns. */
public final class RollbackJournal {
    private final Journal journal;

    RollbackJournal(Path directory) {
        this.journal = new Journal(directory.resolve("journal"));
    }

    /** The file that it is. */
    public Path file() {
        return journal.file();
    }

    /**
     * All of it.
     *
     * @throws CliException with code 65 if it cannot be read or understood, or has no first line
     */
    public RollbackRecord read() {
        return parse(journal.read());
    }

    /**
     * Writes a line, and returns all of it.
     *
     * @throws CliException with code 73 if it cannot be written
     */
    public RollbackRecord append(JournalLine line) {
        return parse(journal.update(lines -> List.of(JournalText.write(line))));
    }

    private RollbackRecord parse(List<String> written) {
        List<JournalLine> lines = new ArrayList<>();
        for (String line : written) {
            lines.add(JournalText.read(journal.file() + ":" + (lines.size() + 1), line));
        }
        if (lines.isEmpty() || !(lines.get(0) instanceof JournalLine.Begun)) {
            throw CliException.badInput(
                    journal.file() + ": no journal of a rollback", "dwcpctl rollback status lists those there are.");
        }
        return RollbackRecord.of(lines);
    }
}
