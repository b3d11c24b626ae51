package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Removes it: a rollback that never began leaves none. */
    void delete() {
        journal.delete();
    }

    /** Keeps every other process of this machine from working on the same rollback, until it is closed or the process ends. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Holds it.
     *
     * @throws CliException with code 75 where another process does, 73 where its directory cannot be written
     */
    Hold hold() {
        Path file = journal.file().resolveSibling("lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                close(channel);
                throw held();
            }
            FileChannel open = channel;
            return () -> close(open);
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw held();
        } catch (IOException e) {
            close(channel);
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    "journal " + journal.file() + ": cannot be written: " + e.getMessage(),
                    "Check that its directory is there, writable, and has room; or set XDG_STATE_HOME to another.",
                    e);
        }
    }

    private CliException held() {
        return new CliException(
                ExitCode.LOCKED,
                "another process works on the rollback of " + journal.file(),
                "Let it come to its end: dwcpctl rollback status.");
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the lock ends with the process at the latest
        }
    }

    private RollbackRecord parse(List<String> written) {
        return parse(journal.file().toString(), written);
    }

    /**
     * A journal that lies elsewhere.
     *
     * @param name of it, for messages
     * @throws CliException with code 65 as {@link #read}
     */
    public static RollbackRecord parse(String name, List<String> written) {
        List<JournalLine> lines = new ArrayList<>();
        for (String line : written) {
            lines.add(JournalText.read(name + ":" + (lines.size() + 1), line));
        }
        if (lines.isEmpty() || !(lines.get(0) instanceof JournalLine.Begun)) {
            throw CliException.badInput(
                    name + ": no journal of a rollback", "dwcpctl rollback status lists those there are.");
        }
        return RollbackRecord.of(lines);
    }
}
