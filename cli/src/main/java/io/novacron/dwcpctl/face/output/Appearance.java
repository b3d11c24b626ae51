package io.novacron.dwcpctl.face.output;

import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * How text for people looks.
 *
 * @param width columns of the screen; raised to {@link #NARROWEST} where smaller
 * @param colour whether SGR sequences may be used
 * @param unicode whether anything but ASCII may be used
 * @param zones gives the zone of times on axes: most output has none, and Java takes long to find zones
 */
public record Appearance(int width, boolean colour, boolean unicode, Supplier<ZoneId> zones) {
    /** Nothing is laid out for less than this. */
    public static final int NARROWEST = 20;

    /** For output that no screen bounds: nothing is wrapped or shortened. */
    public static final int UNLIMITED = 100_000;

    public Appearance {
        width = Math.max(NARROWEST, width);
    }

    /** The same of a zone that is known. */
    public Appearance(int width, boolean colour, boolean unicode, ZoneId zone) {
        this(width, colour, unicode, () -> zone);
    }

    /** The zone of times on axes. */
    public ZoneId zone() {
        return zones.get();
    }
}
