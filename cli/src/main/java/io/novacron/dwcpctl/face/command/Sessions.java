package io.novacron.dwcpctl.face.command;

/** Opens the session of the one command that runs, once its options are known. */
@FunctionalInterface
public interface Sessions {
    Session open();
}
