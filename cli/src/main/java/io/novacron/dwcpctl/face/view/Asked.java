package io.novacron.dwcpctl.face.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances under which something was asked, for the line above the numbers.
 *
 * @param context whose answer it is
 * @param simulated whether a simulated fleet answered
 * @param at the moment asked about: the end of the range where one was asked for
 * @param range how long it is; null for a single moment
 * @param zone the person's
 */
public record Asked(
        String context,
        boolean simulated,
        Instant at,
        @Nullable Duration range,
        ZoneId zone) {}
