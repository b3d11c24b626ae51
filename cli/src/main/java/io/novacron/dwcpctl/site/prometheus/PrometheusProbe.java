package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.http.ServerText;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks a Prometheus for its version, which only one who answers queries knows, whether it is ready, and whether it does its
 * work: its configuration in force, its rules evaluated, its alerts delivered, its targets scraped. A Thanos or Mimir
 * knows only some of that; what it has no page for is said and not held against it.
 */
public final class PrometheusProbe implements Probe {
    private static final String DROPPED = "sum(increase(prometheus_notifications_dropped_total[15m]))";

    private final PrometheusClient client;
    private final Supplier<Instant> now;

    /** @param now for the queries about its own metrics */
    public PrometheusProbe(PrometheusClient client, Supplier<Instant> now) {
        this.client = client;
        this.now = now;
    }

    @Override
    public String kind() {
        return "prometheus";
    }

    @Override
    public String address() {
        return client.source();
    }

    @Override
    public ProbeReply ask() {
        Findings findings = new Findings();
        findings.add(Verdict.PASS, client.buildInfo().version());
        if (!client.isReady()) {
            findings.add(Verdict.FAIL, "not ready");
            return findings.reply();
        }
        findings.gather("runtime page", () -> reload(findings));
        findings.gather("rules page", () -> rules(findings));
        findings.gather("targets page", () -> targets(findings));
        dropped(findings);
        return findings.reply();
    }

    private void reload(Findings findings) {
        if (!client.runtimeInfo().reloadSucceeded()) {
            findings.add(Verdict.WARN, "its last configuration reload failed: an older one is in force");
        }
    }

    private void rules(Findings findings) {
        List<Rule> failing = client.rules().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.health().equals("err"))
                .toList();
        if (!failing.isEmpty()) {
            Rule first = failing.get(0);
            findings.add(
                    Verdict.WARN,
                    count(failing.size(), "rule fails", "rules fail") + ": " + ServerText.oneLine(first.name()) + ": "
                            + ServerText.oneLine(first.lastError()));
        }
    }

    // which of them are down is told where it counts, beside each service: here it is only how much this replica sees
    private void targets(Findings findings) {
        List<Target> targets = client.targets();
        long up = targets.stream().filter(t -> t.health().equals("up")).count();
        findings.add(Verdict.PASS, up + " of " + targets.size() + " targets up");
    }

    private void dropped(Findings findings) {
        Value value = client.query(DROPPED, now.get()).value();
        if (value instanceof Value.Vector vector && !vector.isEmpty()) {
            double dropped = vector.points().get(0).sample().value();
            if (dropped > 0) {
                findings.add(
                        Verdict.WARN,
                        count(Math.max(1, Math.round(dropped)), "notification", "notifications") + " dropped in 15m");
            }
        } else {
            findings.add(Verdict.PASS, "dropped notifications unknown, it does not scrape itself");
        }
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** What has been found so far. */
    private static final class Findings {
        private final List<String> texts = new ArrayList<>();
        private Verdict verdict = Verdict.PASS;

        void add(Verdict found, String text) {
            verdict = verdict.and(found);
            texts.add(text);
        }

        void gather(String page, Runnable finding) {
            try {
                finding.run();
            } catch (SourceException e) {
                if (e.kind() != SourceException.Kind.UNINTELLIGIBLE) {
                    throw e;
                }
                add(Verdict.PASS, "no " + page);
            }
        }

        ProbeReply reply() {
            return new ProbeReply(verdict, String.join(", ", texts));
        }
    }
}
