package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.error.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rollbacks whose journals lie on this machine: a directory each, {@code rollback/<id>}, under the state directory. */
public final class Rollbacks {
    private final Path directory;

    /** @param state {@code $XDG_STATE_HOME/dwcpctl} */
    public Rollbacks(Path state) {
        this.directory = state.resolve("rollback");
    }

    /** Where all of one lies: its journal, and what else is kept of it. */
    public Path directory(String id) {
        return directory.resolve(id);
    }

    public RollbackJournal journal(String id) {
        return new RollbackJournal(directory(id));
    }

    /** Their ids, the latest last. */
    public List<String> ids() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("journal")))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .sorted() // an id begins with its time
                    .toList();
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    directory + " cannot be listed: " + e.getMessage(),
                    "Check its permissions.",
                    e);
        }
    }

    /** The latest rollback of a context; empty where this machine has none. */
    public Optional<RollbackRecord> latest(String context) {
        List<String> ids = ids();
        return ids.stream()
                .sorted(Comparator.<String>naturalOrder().reversed())
                .map(id -> journal(id).read())
                .filter(rollback -> rollback.header().context().equals(context))
                .findFirst();
    }

    /**
     * The one asked for.
     *
     * @param id null for the context's latest
     * @throws CliException with code 64 if there is none
     */
    public RollbackRecord find(@Nullable String id, String context) {
        if (id == null) {
            return latest(context)
                    .orElseThrow(
                            () -> CliException.usage(
                                    "this machine has no journal of a rollback of context " + context,
                                    "dwcpctl rollback status shows what the cluster knows; plan one with dwcpctl rollback plan."));
        }
        List<String> ids = ids();
        if (!ids.contains(id)) {
            throw CliException.usage(
                    String.format(Locale.ROOT, "this machine has no journal of rollback \"%s\"", id),
                    Nearest.hint(id, ids)
                            + (ids.isEmpty() ? "It has none at all." : "It has " + String.join(", ", ids) + "."));
        }
        RollbackRecord rollback = journal(id).read();
        if (!rollback.header().context().equals(context)) {
            throw CliException.usage(
                    "rollback " + id + " is of context " + rollback.header().context() + ", not " + context,
                    "Add --context " + rollback.header().context() + ".");
        }
        return rollback;
    }
}
