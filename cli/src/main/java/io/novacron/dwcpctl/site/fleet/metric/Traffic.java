package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Level;
import io.novacron.dwcpctl.site.fleet.wave.Rate;
import java.util.Locale;

/**
 * How much there is to do in a region, and how much of it goes well. Datacenter migrations per second: 10 at the trough, 30
 * at the peak; v3 serves 90 % of them, before that a half, so never less than 5 (times the clock's noise); v1 a tenth, and
 * all once it is selected.
 */
final class Traffic {
    /** The part of v3's migrations that fail where nothing is wrong. */
    static final double V3_FAILED = 0.003;

    /** The part of v1's that fail. */
    static final double V1_FAILED = 0.018;

    /** Errors logged per v3 migration where nothing is wrong. */
    static final double ERRORS_PER_MIGRATION = 0.0045;

    private static final double FAILED_PER_ERROR_RATE = 0.0005;
    private static final double AMST_FALLBACK = 0.35;

    private Traffic() {}

    /** A migration's way; the value of the label {@code mode}. */
    enum Mode {
        DATACENTER(10, 30),
        INTERNET(0.4, 0.8),
        HYBRID(0.2, 0.4);

        private final double trough;
        private final double peak;

        Mode(double trough, double peak) {
            this.trough = trough;
            this.peak = peak;
        }

        /** Migrations per second in a region, whoever serves them. */
        Rate demand() {
            return Rate.between(trough, peak);
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A machine's size; the value of the label {@code vm_size}. */
    enum Size {
        SMALL(0.7),
        LARGE(0.3);

        private final double share;

        Size(double share) {
            this.share = share;
        }

        /** The part of all migrations. */
        double share() {
            return share;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The value of the label {@code transport}, and its part of the bytes. */
    enum Transport {
        RDMA(0.72),
        TCP(0.18),
        HYBRID(0.10);

        private final double share;

        Transport(double share) {
            this.share = share;
        }

        double share() {
            return share;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Migrations per second that v3 serves. */
    static Rate v3(Conditions c, Mode mode) {
        return mode.demand().times(c.servedByV3());
    }

    static Rate v3(Conditions c) {
        return v3(c, Mode.DATACENTER).plus(v3(c, Mode.INTERNET)).plus(v3(c, Mode.HYBRID));
    }

    /** Migrations per second that v1 serves. */
    static Rate v1(Conditions c, Mode mode) {
        return mode.demand().times(c.servedByV1());
    }

    static Rate v1(Conditions c) {
        return v1(c, Mode.DATACENTER).plus(v1(c, Mode.INTERNET)).plus(v1(c, Mode.HYBRID));
    }

    /** Migrations per second that v3 served before it began to drain. */
    static Rate drained(Conditions c, Mode mode) {
        return mode.demand().times(c.drainedShare());
    }

    /**
     * The part of v3's migrations that fail: 0.3 %, 1 point more per 20 errors a second, half of all at most; and what
     * pods cut off as they end.
     */
    static double failed(Conditions c) {
        long componentsDown = c.down().stream().filter(Job::isComponent).count();
        return V3_FAILED
                + Math.min(0.5, FAILED_PER_ERROR_RATE * c.errorBurst())
                + (c.consensusFailures() > 0 ? 0.003 : 0)
                + 0.001 * componentsDown
                + c.abortedByPods();
    }

    /**
     * What AMST sends, in bytes per second: 2.67e9 by night, 2.73e9 by day, noise of 1.5 % and 1 %; the ceiling of a
     * fault; a third on a plain connection while AMST is down; nothing without migrations.
     */
    static Level v3Throughput(Conditions c) {
        if (c.servedByV3() == 0) {
            return Level.constant(0);
        }
        double usual = c.isDown(Job.AMST) ? AMST_FALLBACK * Conditions.USUAL_THROUGHPUT : Conditions.USUAL_THROUGHPUT;
        boolean held = c.throughputCeiling() < usual;
        double base = held ? c.throughputCeiling() : usual;
        return Level.between(base, held ? base : base + 0.06e9).noise(0.015 * base, 0.01 * base);
    }

    /** What v1 sends, in bytes per second: 1.83e9 with noise of 0.8 % and 0.7 %, so never below its baseline; less where it has too few pods. */
    static Level v1Throughput(Conditions c) {
        if (c.servedByV1() == 0) {
            return Level.constant(0);
        }
        V1Load load = V1Load.of(c);
        Level usual = load.isBearable()
                ? Level.constant(1.83e9)
                : Level.between(1.83e9 * load.kept(0), 1.83e9 * load.kept(1));
        return usual.noise(0.008 * 1.83e9, 0.007 * 1.83e9);
    }
}
