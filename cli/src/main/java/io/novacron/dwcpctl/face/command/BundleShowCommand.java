package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.face.view.BundleView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl bundle show}. */
@Command(name = "show", description = "What a bundle is of, and its files; every checksum is verified.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class BundleShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "That --bundle wrote.")
    Path file;

    private final Sessions sessions;

    public BundleShowCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.print(new BundleView(session.wallNow()).of(BundleFiles.read(session, file)));
        return 0;
    }
}
