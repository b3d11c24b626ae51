package io.novacron.dwcpctl.ops.rollback.baseline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How both versions were at a moment before a rollback, by region. Journalled when it starts: afterwards nobody can measure
 * it any more.
 *
 * @param at the moment it is about
 * @param v1 by region; empty where no region is known
 * @param v3 by region
 */
public record Baseline(Instant at, Map<String, Figures> v1, Map<String, Figures> v3) {
    public Baseline {
        v1 = Collections.unmodifiableMap(new TreeMap<>(v1));
        v3 = Collections.unmodifiableMap(new TreeMap<>(v3));
    }

    /**
     * One version in one region.
     *
     * @param p99 of the migrations' latency within a datacenter, in seconds
     * @param failedShare of the migrations, 0 to 1
     */
    public record Figures(Figure p99, Figure failedShare) {
        /** Of which nothing is known. */
        public static Figures unknown(String why) {
            return new Figures(Figure.unknown(why), Figure.unknown(why));
        }
    }

    /**
     * A number, or why there is none.
     *
     * @param value null where it is not known: not measured, stale, not finite, or of too little traffic
     * @param migrations it rests on; null where that is not known
     * @param window over which it was measured; null where it was not
     * @param age of the oldest series behind it; null where it is not known
     * @param reason why it is not known, or what is to be said of it; may be empty
     */
    public record Figure(
            @Nullable Double value,
            @Nullable Double migrations,
            @Nullable Duration window,
            @Nullable Duration age,
            String reason) {
        public Figure {
            if (value != null && !Double.isFinite(value)) {
                throw new IllegalArgumentException("no figure: " + value);
            }
        }

        public static Figure unknown(String why) {
            return new Figure(null, null, null, null, why);
        }
    }
}
