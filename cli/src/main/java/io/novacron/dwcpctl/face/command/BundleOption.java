package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --bundle} of commands whose result stands whether or not the bundle can be written. */
final class BundleOption {
    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Write what it rests on and its records into one archive too; without secrets.")
    @Nullable
    Path file;

    /** Makes what is to be written. */
    interface Maker {
        Bundle make() throws InterruptedException;
    }

    /** Has the session's answers kept, where a bundle is asked for; before anything is opened. */
    void prepare(Session session) {
        if (file != null) {
            session.tape();
        }
    }

    /**
     * Writes it where it is asked for, whole or not at all.
     *
     * @param code what the command ends with otherwise
     * @return the code; 73 in place of 0 where it could not be written, which is said
     */
    int keep(Session session, int code, Maker maker) throws InterruptedException {
        return file == null ? code : keep(session, file, code, maker);
    }

    /** The same for a file that is named otherwise. */
    static int keep(Session session, Path file, int code, Maker maker) throws InterruptedException {
        Path path = session.environment().workingDirectory().resolve(file);
        try {
            TextFiles.replace(path, maker.make().write());
            session.console().note("bundle: " + path);
            return code;
        } catch (CliException e) {
            session.console()
                    .error(new CliException(
                            e.exitCode(), "the bundle is not written: " + e.getMessage(), e.suggestion(), e));
            return code == ExitCode.DONE.code() ? ExitCode.CANNOT_CREATE.code() : code;
        }
    }
}
