package io.novacron.dwcpctl.face.output;

import java.time.ZoneId;

/**
 * How text for people looks.
 *
 * @param width columns of the screen; raised to {@link #NARROWEST} where smaller
 * @param colour whether SGR sequences may be used
 * @param unicode whether anything but ASCII may be used
 * @param zone for times on axes
 */
public record Appearance(int width, boolean colour, boolean unicode, ZoneId zone) {
    /** Nothing is laid out for less than this. */
    public static final int NARROWEST = 20;

    /** For output that no screen bounds: nothing is wrapped or shortened. */
    public static final int UNLIMITED = 100_000;

    public Appearance {
        width = Math.max(NARROWEST, width);
    }
}
