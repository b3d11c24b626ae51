package io.novacron.dwcpctl.ops.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Sees that v1 serves: its count of migrations moves in every region. That it is scraped and stands still is a failure. */
final class ConfirmV1 implements StepWork {
    /** As long as two scrapes: after that a count that stands still has been looked at since the switch. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Tools tools;

    ConfirmV1(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        Instant switched = Objects.requireNonNullElse(
                rollback.trafficOnV1At(), rollback.header().startedAt());
        String selector = "dwcp_v1_migrations_total{job=\"dwcp-v1\"" + Counts.only(tools.region()) + "}";
        String count = "sum by (region) (" + selector + ")";
        Instant end = tools.end(Step.CONFIRM_V1);
        Counts before = Counts.of(tools.metrics(), count, switched);
        Counts now;
        Set<String> silent;
        Set<String> still;
        do {
            Instant moment = tools.timeline().now();
            now = Counts.of(tools.metrics(), count, moment);
            Counts scraped = Counts.of(tools.metrics(), "max by (region) (timestamp(" + selector + "))", moment);
            if (before.byRegion().isEmpty() && !before.failure().isEmpty()) {
                before = Counts.of(tools.metrics(), count, switched);
            }
            silent = new TreeSet<>();
            still = new TreeSet<>();
            Set<String> moved = new TreeSet<>();
            for (String region : expected(now)) {
                Double was = before.in(region);
                Double is = now.in(region);
                Double at = scraped.in(region);
                if (is != null
                        && is > 0
                        && !Objects.equals(was, is)
                        && before.failure().isEmpty()) {
                    moved.add(region);
                } else if (is == null
                        || at == null
                        || at < switched.plus(SETTLED).getEpochSecond()) {
                    silent.add(region);
                } else {
                    still.add(region);
                }
            }
            if (!moved.isEmpty() && silent.isEmpty() && still.isEmpty()) {
                return new Result(Outcome.DONE, "v1's migrations count moves in " + String.join(", ", moved));
            }
            log.observes("v1's migrations count moves in " + moved.size() + " of "
                    + (moved.size() + silent.size() + still.size()) + " regions");
        } while (tools.pause(end));
        if (!still.isEmpty() && silent.isEmpty()) {
            throw Tools.failed(
                    "v1 is scraped and serves no migrations in " + String.join(", ", still),
                    "See whether requests reach it: kubectl logs of its pods; then resume.");
        }
        String why = !now.failure().isEmpty()
                ? now.failure()
                : silent.isEmpty()
                        ? "there are no metrics of v1"
                        : "no fresh metrics of v1 in " + String.join(", ", silent);
        return new Result(Outcome.UNSEEN, "whether v1 serves could not be seen: " + why);
    }

    private Set<String> expected(Counts now) {
        if (tools.region() != null) {
            return Set.of(tools.region());
        }
        return tools.regions().isEmpty() ? now.byRegion().keySet() : tools.regions();
    }
}
