package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.probe.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How the whole is: every server is asked itself, and every Prometheus what it sees of them, all side by side under one
 * deadline. Of two opinions about a service the worse counts.
 */
public final class Checkup {
    private final Crew crew;
    private final Deadline deadline;
    private final Health health;

    /** @param crew should have a hand for each question, or one that hangs keeps others waiting */
    public Checkup(Crew crew, Deadline deadline) {
        this.crew = crew;
        this.deadline = deadline;
        this.health = new Health(crew, deadline);
    }

    /** What came of asking one Prometheus: what it sees, or why that is not known. */
    private record Seen(@Nullable ScrapeStates states, String failure) {}

    /**
     * Asks all.
     *
     * @param probes each server of the context; those of the application say which regions to expect
     * @param replicas each Prometheus by itself, at least one
     * @param at the present moment of the context
     */
    public HealthReport of(List<Probe> probes, List<MetricSource> replicas, Instant at) throws InterruptedException {
        List<Callable<Object>> calls = new ArrayList<>();
        health.calls(probes).forEach(call -> calls.add(call::call));
        replicas.forEach(replica -> calls.add(() -> ScrapeStates.of(replica, at)));
        List<Crew.Outcome<Object>> outcomes = crew.all(calls, deadline);
        List<TargetHealth> asked = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Crew.Outcome<Object> outcome = outcomes.get(i);
            asked.add(health.result(new Crew.Outcome<>((TargetHealth) outcome.value(), outcome.failure()), probes, i));
        }
        List<Seen> seen = outcomes.subList(probes.size(), outcomes.size()).stream()
                .map(Checkup::seen)
                .toList();
        return new Assembly(asked, seen, at).report();
    }

    private static Seen seen(Crew.Outcome<Object> outcome) {
        if (outcome.value() instanceof ScrapeStates states) {
            return new Seen(states, "");
        }
        if (outcome.failure() instanceof CliException known) {
            return new Seen(null, known.getMessage());
        }
        if (outcome.failure() instanceof RuntimeException bug) {
            throw bug;
        }
        return new Seen(null, "no answer within the deadline");
    }

    /** Puts together what was found. */
    private static final class Assembly {
        private final List<TargetHealth> asked;
        private final List<ScrapeStates> states = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final Instant at;
        private final List<TargetHealth> targets = new ArrayList<>();

        Assembly(List<TargetHealth> asked, List<Seen> seen, Instant at) {
            this.asked = asked;
            this.at = at;
            for (Seen one : seen) {
                if (one.states() != null) {
                    states.add(one.states());
                } else {
                    failures.add(one.failure());
                }
            }
        }

        HealthReport report() {
            Set<String> regions = regions();
            for (String kind : Service.parts()) {
                regions.forEach(region -> targets.add(ofBoth(new Service(kind, region))));
                // where an address is configured without a region, or nothing is known of regions
                ofKind(kind).stream().filter(t -> !regions.contains(t.region())).forEach(targets::add);
            }
            v1();
            Service.MONITORING.forEach(this::monitoring);
            if (states.size() > 1) {
                targets.add(agreement());
            }
            targets.add(watchdog());
            return new HealthReport(targets);
        }

        private Set<String> regions() {
            Set<String> regions = new TreeSet<>();
            asked.stream()
                    .filter(t -> t.kind().equals(Service.APPLICATION))
                    .map(TargetHealth::region)
                    .forEach(regions::add);
            states.forEach(s -> regions.addAll(s.regions()));
            if (regions.isEmpty()) {
                regions.add("");
            }
            return regions;
        }

        private List<TargetHealth> ofKind(String kind) {
            return asked.stream().filter(t -> t.kind().equals(kind)).toList();
        }

        private TargetHealth ofBoth(Service service) {
            TargetHealth target = asked.stream()
                    .filter(t -> t.kind().equals(service.kind()) && t.region().equals(service.region()))
                    .findFirst()
                    .orElseGet(() -> unasked(service));
            if (states.isEmpty()) {
                return target.and(Verdict.ERROR, "scrapes not known");
            }
            TargetHealth worst = target.and(Verdict.PASS, "");
            Map<Verdict, String> findings = new LinkedHashMap<>();
            for (ScrapeStates one : states) {
                Finding finding = finding(one, service);
                findings.putIfAbsent(finding.verdict(), finding.text());
            }
            for (Map.Entry<Verdict, String> finding : findings.entrySet()) {
                worst = worst.and(finding.getKey(), finding.getValue());
            }
            worst = worst.downSince(states.stream()
                    .map(s -> s.lastUp().get(service))
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null));
            boolean unwell = states.stream().anyMatch(s -> s.unwell().contains(service));
            return unwell ? worst.and(Verdict.FAIL, "component_health is 0") : worst;
        }

        private static TargetHealth unasked(Service service) {
            return new TargetHealth(
                    service.id(), service.kind(), service.region(), "", Verdict.PASS, "", Duration.ZERO);
        }

        private record Finding(Verdict verdict, String text) {}

        private Finding finding(ScrapeStates seen, Service service) {
            Map<String, Boolean> instances = seen.up().getOrDefault(service, Map.of());
            if (instances.isEmpty()) {
                boolean siblings = seen.regions().contains(service.region());
                return siblings
                        ? new Finding(Verdict.FAIL, "not scraped: no target of " + service.job())
                        : new Finding(Verdict.NO_DATA, "nothing of the region is scraped");
            }
            List<String> down = instances.entrySet().stream()
                    .filter(e -> !e.getValue())
                    .map(Map.Entry::getKey)
                    .toList();
            if (down.isEmpty()) {
                return new Finding(Verdict.PASS, "");
            }
            if (down.size() < instances.size()) {
                return new Finding(
                        Verdict.WARN,
                        down.size() + " of " + instances.size() + " down by scrape: " + String.join(", ", down));
            }
            Instant last = seen.lastUp().get(service);
            return new Finding(
                    Verdict.FAIL,
                    "scrapes fail for "
                            + (last == null
                                    ? "more than " + PromDuration.format(ScrapeStates.LOOKBACK)
                                    : PromDuration.format(Duration.ofSeconds(
                                            Duration.between(last, at).toSeconds()))));
        }

        // of the v1 that a rollback would go to: without it the system works, but there is no way back
        private void v1() {
            Set<Service> services = new TreeSet<>();
            states.forEach(s -> s.up().keySet().stream()
                    .filter(service -> service.kind().equals(Service.V1))
                    .forEach(services::add));
            ofKind(Service.V1).forEach(t -> services.add(new Service(Service.V1, t.region())));
            for (Service service : services) {
                TargetHealth found = ofBoth(service);
                targets.add(new TargetHealth(
                        found.id(),
                        found.kind(),
                        found.region(),
                        found.address(),
                        found.verdict() == Verdict.FAIL ? Verdict.WARN : found.verdict(),
                        found.reason(),
                        found.took(),
                        found.since()));
            }
        }

        private void monitoring(String kind) {
            List<TargetHealth> own = ofKind(kind);
            targets.addAll(own);
            Map<String, Boolean> instances = new TreeMap<>();
            states.forEach(s -> s.up().getOrDefault(new Service(kind, ""), Map.of())
                    .forEach((instance, up) -> instances.merge(instance, up, Boolean::logicalAnd)));
            if (own.isEmpty() && !instances.isEmpty()) {
                long up = instances.values().stream().filter(u -> u).count();
                targets.add(new TargetHealth(
                        kind,
                        kind,
                        "",
                        "",
                        up == instances.size() ? Verdict.PASS : Verdict.WARN,
                        up + " of " + instances.size() + " scraped; not asked itself",
                        Duration.ZERO));
            }
        }

        private TargetHealth agreement() {
            Map<String, Map<String, List<String>>> views = new TreeMap<>();
            for (ScrapeStates one : states) {
                one.up()
                        .forEach((service, instances) -> instances.forEach((instance, up) -> views.computeIfAbsent(
                                        service.id() + " at " + instance, k -> new TreeMap<>())
                                .computeIfAbsent(up ? "up" : "down", k -> new ArrayList<>())
                                .add(one.source())));
            }
            List<String> differences = new ArrayList<>();
            views.forEach((target, view) -> {
                long seers = view.values().stream().mapToInt(List::size).sum();
                if (view.size() > 1) {
                    differences.add(target + " is down to " + String.join(", ", view.getOrDefault("down", List.of())));
                } else if (seers < states.size()) {
                    differences.add(target + " is scraped by " + seers + " of " + states.size());
                }
            });
            return new TargetHealth(
                    "replicas",
                    "replicas",
                    "",
                    "",
                    differences.isEmpty() ? Verdict.PASS : Verdict.WARN,
                    differences.isEmpty()
                            ? states.size() + " agree"
                            : "they disagree: " + differences.get(0)
                                    + (differences.size() == 1 ? "" : ", and " + (differences.size() - 1) + " more"),
                    Duration.ZERO);
        }

        private TargetHealth watchdog() {
            long firing = states.stream().filter(ScrapeStates::watchdog).count();
            Verdict verdict = Verdict.PASS;
            String says = "DWCPv3Watchdog fires";
            if (states.isEmpty()) {
                verdict = Verdict.ERROR;
                says = String.join("; ", failures);
            } else if (firing == 0) {
                verdict = Verdict.WARN;
                says = "DWCPv3Watchdog does not fire: nothing shows that alerts are raised";
            } else if (firing < states.size()) {
                verdict = Verdict.WARN;
                says += " on " + firing + " of " + states.size() + " replicas";
            }
            Duration took = states.stream().map(ScrapeStates::took).reduce(Duration.ZERO, Checkup::longer);
            return new TargetHealth("watchdog", "watchdog", "", "", verdict, says, took);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
