package io.novacron.dwcpctl.face.console;

import java.time.Duration;

/** Calls again and again until closed. */
public interface Ticker {
    /**
     * Starts.
     *
     * @param first how long until the first call
     * @param period from then on; the calls do not overlap
     * @return stops the calls when closed; one under way may still end
     */
    Ticking start(Duration first, Duration period, Runnable call);

    /** Calls that go on. */
    interface Ticking extends AutoCloseable {
        @Override
        void close();
    }
}
