package io.novacron.dwcpctl.site.alertmanager;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Origin;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.alert.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The Alertmanagers of a context. Reading asks all: each may know what another has not heard of yet, and what one of them
 * knows counts. They are asked at once, so that one that hangs delays the answer but takes no time from the others. What is
 * pending is Prometheus's to tell, and where no Alertmanager answers, everything is. A refusal of the credentials is an
 * answer: that of all of them.
 */
public final class ReplicatedAlertmanager implements AlertSource {
    private final List<AlertmanagerClient> replicas;
    private final AlertSource prometheus;
    private final Supplier<Deadline> deadlines;
    private final Supplier<Instant> clock;
    private final Consumer<String> remarks;

    /**
     * Over these replicas.
     *
     * @param replicas one or more
     * @param prometheus who knows of pending alerts
     * @param remarks told which replica did not take a change that another took
     */
    public ReplicatedAlertmanager(
            List<AlertmanagerClient> replicas,
            AlertSource prometheus,
            Supplier<Deadline> deadlines,
            Supplier<Instant> clock,
            Consumer<String> remarks) {
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("no replica");
        }
        this.replicas = List.copyOf(replicas);
        this.prometheus = prometheus;
        this.deadlines = deadlines;
        this.clock = clock;
        this.remarks = remarks;
    }

    /** Each by itself, for those who want to know how it is. */
    public List<AlertmanagerClient> replicas() {
        return replicas;
    }

    /** What those that answered said, and of the others why they did not. */
    private record Replies<T>(Map<String, T> answers, List<SourceException> failures) {
        List<String> warnings() {
            return failures.stream()
                    .map(e -> "Alertmanager did not answer: " + e.getMessage())
                    .toList();
        }
    }

    /** What one replica knows of alerts and of the silences that hide them. */
    private record View(List<KnownAlert> alerts, List<Silence> silences) {}

    @Override
    public Alerts alerts() {
        Deadline deadline = deadlines.get();
        Duration before = deadline.remaining();
        Replies<View> replies =
                all(deadline, (client, share) -> new View(client.alerts(share), client.silences(share)));
        if (replies.answers().isEmpty()) {
            return fromPrometheus(replies, deadline, before);
        }
        List<String> warnings = new ArrayList<>(replies.warnings());
        Map<Labels, Alert> known = new TreeMap<>();
        replies.answers().values().forEach(view -> {
            for (KnownAlert alert : view.alerts()) {
                known.merge(alert.labels(), alert(alert, view.silences()), ReplicatedAlertmanager::union);
            }
        });
        known.values().stream().filter(Alert::isSilenced).forEach(alert -> {
            if (replies.answers().values().stream().anyMatch(view -> tells(view, alert.labels()))) {
                warnings.add("Alertmanagers disagree whether " + alert.name() + " is silenced: it may notify");
            }
        });
        List<Alert> alerts = new ArrayList<>(known.values());
        List<String> answered = new ArrayList<>(replies.answers().keySet());
        boolean pendingKnown = addPending(alerts, answered, warnings);
        alerts.sort(Comparator.comparing(Alert::labels));
        return new Alerts(
                alerts,
                pendingKnown,
                true,
                new Origin(answered, clock.get(), warnings, before.minus(deadline.remaining())));
    }

    private static boolean tells(View view, Labels labels) {
        return view.alerts().stream()
                .anyMatch(a -> a.labels().equals(labels) && a.silencedBy().isEmpty());
    }

    private static Alert alert(KnownAlert alert, List<Silence> silences) {
        return new Alert(
                alert.labels(),
                alert.annotations(),
                Alert.State.FIRING,
                alert.start(),
                alert.generator(),
                silences.stream()
                        .filter(s -> alert.silencedBy().contains(s.id()))
                        .toList(),
                !alert.inhibitedBy().isEmpty());
    }

    private static Alert union(Alert one, Alert other) {
        Map<String, Silence> silences = new LinkedHashMap<>();
        one.silences().forEach(s -> silences.put(s.id(), s));
        other.silences().forEach(s -> silences.putIfAbsent(s.id(), s));
        Instant a = one.since();
        Instant b = other.since();
        return new Alert(
                one.labels(),
                one.annotations(),
                one.state(),
                a == null || (b != null && b.isBefore(a)) ? b : a,
                one.generator(),
                List.copyOf(silences.values()),
                one.inhibited() && other.inhibited());
    }

    private boolean addPending(List<Alert> alerts, List<String> answered, List<String> warnings) {
        try {
            Alerts theirs = prometheus.alerts();
            theirs.alerts().stream().filter(a -> !a.isFiring()).forEach(alerts::add);
            answered.addAll(theirs.origin().answered());
            warnings.addAll(theirs.origin().warnings());
            return true;
        } catch (SourceException e) {
            warnings.add("which alerts are pending is not known: " + e.getMessage());
            return false;
        }
    }

    private Alerts fromPrometheus(Replies<View> replies, Deadline deadline, Duration before) {
        Alerts theirs;
        try {
            theirs = prometheus.alerts();
        } catch (SourceException e) {
            List<SourceException> all = new ArrayList<>(replies.failures());
            all.add(e);
            throw none("neither Alertmanager nor Prometheus answered", all);
        }
        List<String> warnings = new ArrayList<>(replies.warnings());
        warnings.add(
                "no Alertmanager answered: these are Prometheus's alerts, and whether they are silenced is not known");
        warnings.addAll(theirs.origin().warnings());
        return new Alerts(
                theirs.alerts(),
                theirs.pendingKnown(),
                false,
                new Origin(
                        theirs.origin().answered(),
                        theirs.origin().at(),
                        warnings,
                        before.minus(deadline.remaining())));
    }

    @Override
    public Silences silences() {
        Deadline deadline = deadlines.get();
        Duration before = deadline.remaining();
        Replies<List<Silence>> replies = all(deadline, AlertmanagerClient::silences);
        if (replies.answers().isEmpty()) {
            throw none("no Alertmanager answered", replies.failures());
        }
        Map<String, Silence> known = new LinkedHashMap<>();
        replies.answers().values().stream()
                .flatMap(Collection::stream)
                .forEach(silence ->
                        known.merge(silence.id(), silence, (a, b) -> b.state() == Silence.State.EXPIRED ? b : a));
        return new Silences(
                known.values().stream().sorted(Silences.ORDER).toList(),
                new Origin(
                        List.copyOf(replies.answers().keySet()),
                        clock.get(),
                        replies.warnings(),
                        before.minus(deadline.remaining())));
    }

    @Override
    public Silence create(SilenceRequest request) {
        return first((client, share) -> client.create(request, share));
    }

    @Override
    public void expire(String id) {
        first((client, share) -> {
            client.expire(id, share);
            return true;
        });
    }

    private <T> Replies<T> all(Deadline deadline, BiFunction<AlertmanagerClient, Deadline, T> question) {
        // half of the time is left for Prometheus
        Deadline share = share(deadline, 2);
        List<Callable<T>> calls = new ArrayList<>();
        replicas.forEach(client -> calls.add(() -> question.apply(client, share)));
        Map<String, T> answers = new LinkedHashMap<>();
        List<SourceException> failures = new ArrayList<>();
        List<Crew.Outcome<T>> outcomes = outcomes(calls, deadline);
        for (int i = 0; i < outcomes.size(); i++) {
            Exception failure = outcomes.get(i).failure();
            String source = replicas.get(i).source();
            if (failure instanceof SourceException known) {
                failures.add(passing(known));
            } else if (failure instanceof TimeoutException) {
                failures.add(new SourceException(
                        Kind.TIMEOUT,
                        source + ": no answer within " + PromDuration.format(deadline.limit()),
                        "Give it longer with --timeout.",
                        failure));
            } else {
                answers.put(source, outcomes.get(i).get());
            }
        }
        return new Replies<>(answers, failures);
    }

    private <T> List<Crew.Outcome<T>> outcomes(List<Callable<T>> calls, Deadline deadline) {
        try (Crew hands = new Crew(calls.size())) {
            return hands.all(calls, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(
                    ExitCode.INTERRUPTED, "interrupted before an Alertmanager answered", "Run the command again.", e);
        }
    }

    /** The first that answers does it: the others of its cluster learn of it from that one. */
    private <T> T first(BiFunction<AlertmanagerClient, Deadline, T> change) {
        Deadline deadline = deadlines.get();
        List<SourceException> failures = new ArrayList<>();
        int left = replicas.size();
        for (AlertmanagerClient client : replicas) {
            try {
                T done = change.apply(client, left == 1 ? deadline : share(deadline, left));
                failures.forEach(e -> remarks.accept("Alertmanager did not take it: " + e.getMessage()));
                return done;
            } catch (SourceException e) {
                failures.add(passing(e));
                left--;
            }
        }
        throw none("no Alertmanager answered", failures);
    }

    private static Deadline share(Deadline deadline, int parts) {
        // with nothing left to share, the message is to name the whole limit
        return deadline.hasPassed() ? deadline : deadline.share(parts);
    }

    private static SourceException passing(SourceException e) {
        if (e.kind() == Kind.REFUSED || e.kind() == Kind.BAD_QUERY) {
            throw e;
        }
        return e;
    }

    private static CliException none(String what, List<SourceException> failures) {
        if (failures.size() == 1) {
            return failures.get(0);
        }
        boolean alike = failures.stream().map(SourceException::kind).distinct().count() == 1;
        return new SourceException(
                alike ? failures.get(0).kind() : Kind.UNREACHABLE,
                what + ": " + failures.stream().map(SourceException::getMessage).collect(Collectors.joining("; ")),
                "Check that one of them runs and can be reached from here.",
                failures.get(0));
    }
}
