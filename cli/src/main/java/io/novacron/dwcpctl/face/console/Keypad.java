package io.novacron.dwcpctl.face.console;

import java.time.Duration;
import java.util.List;

/** A whole screen and single keys, for what is answered a key at a time. */
public interface Keypad {
    /** No key within the time. */
    int NOTHING = -1;

    /** How much there is to write on. */
    record Size(int columns, int rows) {}

    Size size();

    /** Puts these lines in place of all that was there. */
    void show(List<String> lines);

    /**
     * Shows lines and waits for a key.
     *
     * @return the key's character, or {@link #NOTHING}
     * @throws io.novacron.dwcpctl.base.error.CliException with code 130 where the person breaks off
     */
    int key(List<String> lines, Duration limit) throws InterruptedException;

    /** Has a line typed below what is shown; the empty string for none. As above. */
    String line(String question);
}
