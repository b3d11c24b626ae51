package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.CompareView;
import io.novacron.dwcpctl.ops.compare.Comparer;
import io.novacron.dwcpctl.ops.compare.Comparison;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.compare.Metrics;
import io.novacron.dwcpctl.ops.compare.Span;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl compare}. */
@Command(
        name = "compare",
        description =
                "Compare v3 with v1, stratum by stratum. Ends with 0 where v3 is nowhere worse, 1 where it may be or"
                        + " misses a target, 2 where it is worse, 3 where too little is known.")
public final class CompareCommand implements Callable<Integer> {
    /** As many values of a series as Prometheus answers at once. */
    private static final long MOST_WINDOWS = 11_000;

    @Parameters(arity = "0..*", paramLabel = "METRIC", description = "Only these, such as latency-p99 or error-rate.")
    List<String> ids = new ArrayList<>();

    @Option(names = "--since", paramLabel = "DURATION", description = "How far back to look; 1h.")
    Duration since = Duration.ofHours(1);

    @Option(names = "--region", paramLabel = "REGION", description = "Only that region.")
    @Nullable
    String region;

    @Option(names = "--strata", description = "Show every stratum, not only the one that decides.")
    boolean strata;

    private final Sessions sessions;

    public CompareCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        List<Metric> metrics = metrics(session);
        Site site = session.site();
        if (region != null && !site.regions().isEmpty() && !site.regions().contains(region)) {
            throw CliException.usage(
                    "--region: context " + site.context() + " has no region \"" + region + "\"",
                    Nearest.hint(region, site.regions()) + "It has " + String.join(", ", site.regions()) + ".");
        }
        Span span = new Span(session.at(), since, region);
        metrics.forEach(metric -> check(metric, span));
        Testimony testimony = new Comparer(site.replicas(), session.deadline()).of(metrics, span);
        Comparison comparison = Comparison.of(metrics, span, site.regions(), testimony);
        Asked asked = new Asked(
                site.context(),
                site.simulated(),
                span.at(),
                since,
                session.environment().zone());
        session.print(new CompareView(asked, strata).of(comparison));
        return comparison.verdict().exitCode().code();
    }

    private List<Metric> metrics(Session session) {
        Metrics all = new Metrics(session.library());
        return ids.isEmpty() ? all.all() : ids.stream().distinct().map(all::get).toList();
    }

    private static void check(Metric metric, Span span) {
        long windows = span.windows(metric);
        Duration window = metric.method().window();
        int needed = metric.method().windows();
        if (windows < needed) {
            throw CliException.usage(
                    "--since " + PromDuration.format(span.since()) + " has room for " + windows + " windows of "
                            + PromDuration.format(window) + ", and " + needed + " are needed",
                    "Give --since " + PromDuration.format(window.multipliedBy(needed)) + " or more.");
        }
        if (windows > MOST_WINDOWS) {
            throw CliException.usage(
                    "--since " + PromDuration.format(span.since()) + " has " + windows + " windows, which is too many",
                    "Give --since " + PromDuration.format(window.multipliedBy(MOST_WINDOWS)) + " or less.");
        }
    }
}
