package io.novacron.dwcpctl.face.console;

/** Work that is going on, shown while it lasts. */
public interface Progress extends AutoCloseable {
    /** Says what is being done now, in a few words. */
    void update(String doing);

    /** The work is done; what was shown disappears. */
    @Override
    void close();
}
