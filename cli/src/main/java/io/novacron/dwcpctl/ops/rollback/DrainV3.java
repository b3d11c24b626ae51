package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.Deployment;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** Lets v3 finish what it has begun: no active migrations, or, where that cannot be seen, longer than one lasts. */
final class DrainV3 implements StepWork {
    private final Tools tools;

    DrainV3(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        SwitchService.requireOnV1(tools, log);
        String name = tools.cluster().names().application();
        Instant switched = Objects.requireNonNullElse(
                rollback.trafficOnV1At(), rollback.header().startedAt());
        Instant idle = switched.plus(tools.pace().drained());
        Instant end = tools.end(Step.DRAIN_V3);
        end = end.isBefore(idle) ? idle : end;
        Active active;
        do {
            Deployment v3 = tools.patience(log).ask(() -> tools.cluster().deployment(name));
            if (v3.observed() && v3.replicas().total() == 0) {
                return new Result(Outcome.ALREADY, name + " has no pods");
            }
            active = active(tools, switched);
            if (active.isIdle()) {
                return new Result(Outcome.DONE, "v3 has no active migrations");
            }
            if (!active.isKnown() && !tools.timeline().now().isBefore(idle)) {
                return new Result(
                        Outcome.UNSEEN,
                        "v3's active migrations could not be seen (" + active.why() + "); "
                                + tools.pace().drained().toSeconds()
                                + " s have passed, a migration lasts 120 s at most");
            }
            log.observes(active.says());
        } while (tools.pauseLong(end));
        throw Tools.failed(
                active.says() + ", longer than one should last",
                "To restart v3's pods now would end them: look at v3, and resume once they are done.");
    }

    /**
     * What v3 still does.
     *
     * @param migrations that are active
     * @param why they are not known; the empty string where they are
     */
    record Active(double migrations, String why) {
        boolean isKnown() {
            return why.isEmpty();
        }

        boolean isIdle() {
            return isKnown() && migrations == 0;
        }

        String says() {
            return isKnown()
                    ? String.format(Locale.ROOT, "v3 has %.0f active migrations", migrations)
                    : "v3's active migrations cannot be seen: " + why;
        }
    }

    /** Asks the metrics; only what was scraped since a moment counts. */
    static Active active(Tools tools, Instant since) {
        String selector = "dwcp_v3_active_migrations{job=\"dwcp-v3\"}";
        Instant now = tools.timeline().now();
        Counts counts = Counts.of(tools.metrics(), "sum by (region) (" + selector + ")", now);
        Counts scraped = Counts.of(tools.metrics(), "min by (region) (timestamp(" + selector + "))", now);
        if (!counts.failure().isEmpty() || !scraped.failure().isEmpty()) {
            return new Active(0, counts.failure().isEmpty() ? scraped.failure() : counts.failure());
        }
        for (String region : tools.regions().isEmpty() ? counts.byRegion().keySet() : tools.regions()) {
            Double at = scraped.in(region);
            if (counts.in(region) == null || at == null || at <= since.getEpochSecond()) {
                return new Active(0, "no fresh metrics of v3 in " + region);
            }
        }
        return counts.byRegion().isEmpty() ? new Active(0, "there are no metrics of v3") : new Active(counts.sum(), "");
    }
}
