package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the metrics have against a rollback: whether they can be had, how v1 is, and what it is to bear. */
final class TrafficChecks {
    /** domain.md section 7: v1's own baseline, 2.5 % errors and a P99 of 800 ms. */
    private static final double MOST_FAILED = 0.025;

    private static final double SLOWEST = 0.8;

    private final RollbackSite site;
    private final String only;
    private final Instant now;

    TrafficChecks(RollbackSite site, @Nullable String region, Instant now) {
        this.site = site;
        this.only = Counts.only(region);
        this.now = now;
    }

    List<Check> all(@Nullable Scene scene, int v1Replicas) {
        Counts up = ask("max by (region) (up{job=\"dwcp-v1\"%s})");
        List<Check> checks = new ArrayList<>();
        if (!up.failure().isEmpty()) {
            checks.add(Check.of("metrics", Verdict.ERROR, up.failure(), "Nobody could see whether it works."));
            return checks;
        }
        if (up.byRegion().isEmpty()) {
            checks.add(
                    Check.of("metrics", Verdict.NO_DATA, "they answer, and know no v1", "See dwcpctl config check."));
            return checks;
        }
        checks.add(Check.pass(
                "metrics",
                "they answer, and know v1 in "
                        + String.join(", ", new TreeSet<>(up.byRegion().keySet()))));
        checks.add(baseline(up));
        if (scene != null) {
            checks.add(traffic(scene, v1Replicas));
        }
        return checks;
    }

    private Check baseline(Counts up) {
        String id = "v1-baseline";
        Counts failed =
                ask("sum by (region) (rate(dwcp_v1_migrations_total{job=\"dwcp-v1\", status=\"failed\"%1$s}[30m]))"
                        + " / sum by (region) (rate(dwcp_v1_migrations_total{job=\"dwcp-v1\"%1$s}[30m]))");
        Counts slow = ask("histogram_quantile(0.99, sum by (le, region) (rate(dwcp_v1_migration_latency_seconds_bucket"
                + "{job=\"dwcp-v1\", mode=\"datacenter\"%1$s}[30m])))");
        List<String> says = new ArrayList<>();
        Verdict verdict = Verdict.PASS;
        Set<String> regions = new TreeSet<>(site.regions());
        regions.addAll(up.byRegion().keySet());
        if (!only.isEmpty()) {
            regions.retainAll(up.byRegion().keySet());
        }
        for (String region : regions) {
            Double isUp = up.in(region);
            Double share = failed.in(region);
            Double p99 = slow.in(region);
            if (isUp == null || isUp < 1) {
                verdict = verdict.and(Verdict.FAIL);
                says.add(region + ": v1 is down");
            } else if (share == null || p99 == null) {
                verdict = verdict.and(Verdict.NO_DATA);
                says.add(region + ": not known");
            } else {
                verdict = verdict.and(share > MOST_FAILED || p99 > SLOWEST ? Verdict.FAIL : Verdict.PASS);
                says.add(
                        String.format(Locale.ROOT, "%s: %.1f %% failed, P99 %.0f ms", region, share * 100, p99 * 1000));
            }
        }
        return Check.of(
                id,
                verdict,
                String.join("; ", says) + " (over 30m; at most 2.5 %, 800 ms)",
                verdict == Verdict.PASS ? "" : "v1 may be no safe place: dwcpctl query run compare-v1-latency.");
    }

    private Check traffic(Scene scene, int v1Replicas) {
        Counts v3 = ask("sum by (region) (rate(dwcp_v3_migrations_total{job=\"dwcp-v3\"%s}[5m]))");
        Counts v1 = ask("sum by (region) (rate(dwcp_v1_migrations_total{job=\"dwcp-v1\"%s}[5m]))");
        if (v1.byRegion().isEmpty() || v3.byRegion().isEmpty()) {
            return Check.of("v1-size", Verdict.WARN, "today's traffic is not known", "");
        }
        double all = v1.sum() + v3.sum();
        int pods = scene.v1().replicas().available() + scene.v3().replicas().available();
        return Check.pass(
                "v1-size",
                String.format(
                        Locale.ROOT,
                        "today %.1f migrations/s over %d pods of v1 and v3; on v1 alone %.1f a pod with %d",
                        all,
                        pods,
                        all / Math.max(1, v1Replicas),
                        v1Replicas));
    }

    private Counts ask(String promql) {
        return Counts.of(site.metrics(), String.format(Locale.ROOT, promql, only), now);
    }
}
