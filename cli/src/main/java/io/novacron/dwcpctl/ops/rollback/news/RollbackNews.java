package io.novacron.dwcpctl.ops.rollback.news;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.ops.notify.Announcer;
import io.novacron.dwcpctl.ops.notify.Datum;
import io.novacron.dwcpctl.ops.notify.Delivery;
import io.novacron.dwcpctl.ops.rollback.Ending;
import io.novacron.dwcpctl.ops.rollback.Header;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.Rollback;
import io.novacron.dwcpctl.ops.rollback.RollbackEvents;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.StepRecord;
import io.novacron.dwcpctl.ops.rollback.verify.Evidence;
import io.novacron.dwcpctl.ops.rollback.verify.Proof;
import io.novacron.dwcpctl.ops.rollback.verify.ProofJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells people that a rollback has begun, beside it and not before it; and how it ended, once it has. What came of the
 * messages is a note for the journal.
 */
public final class RollbackNews implements RollbackEvents {
    /** What a note about messages is called in the journal. */
    public static final String NOTIFIED = "notified";

    /** The announcer keeps to its own limit; this is for its last words. */
    private static final Duration LAST_WORDS = Announcer.LIMIT.plusSeconds(2);

    private final Announcer announcer;
    private final List<CompletableFuture<List<Delivery>>> underWay = new ArrayList<>();

    public RollbackNews(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public void begun(RollbackRecord rollback) {
        if (rollback.lines().size() > 1) {
            return; // taken up again: it was said when it began
        }
        Header header = rollback.header();
        Map<String, Datum> values = new LinkedHashMap<>();
        values.put("context", new Datum.Words(header.context()));
        values.put("mode", new Datum.Words(header.mode().id()));
        values.put("id", new Datum.Words(header.id()));
        values.put("started", new Datum.When(header.startedAt()));
        values.put("operator", new Datum.Words(header.approver()));
        if (!header.reason().isEmpty()) {
            values.put("reason", new Datum.Words(header.reason()));
        }
        tell("rollback-started", values, header.startedAt());
    }

    /** Tells how a run ended. */
    public void over(Rollback.Result result, Instant at) {
        RollbackRecord rollback = result.rollback();
        boolean serves = result.ending().isComplete() && result.ending() != Ending.UNSUCCESSFUL;
        Map<String, Datum> values = new LinkedHashMap<>();
        Header header = rollback.header();
        values.put("context", new Datum.Words(header.context()));
        values.put("id", new Datum.Words(header.id()));
        values.put("started", new Datum.When(header.startedAt()));
        Instant traffic = rollback.trafficOnV1At();
        if (serves && traffic != null) {
            values.put("took", new Datum.HowLong(Duration.between(header.startedAt(), traffic)));
            values.put("verdict", new Datum.Words(word(result.ending())));
            values.put("evidence", new Datum.Listing(evidence(rollback)));
            tell("rollback-done", values, at);
            return;
        }
        values.put("step", new Datum.Words(step(rollback)));
        values.put("problem", new Datum.Words(result.says()));
        values.put("serving", new Datum.Words(result.whereabouts().says()));
        values.put("options", new Datum.Listing(result.whereabouts().options()));
        tell("rollback-failed", values, at);
    }

    private static String word(Ending ending) {
        return switch (ending) {
            case VERIFIED -> "verified";
            case DEGRADED -> "done, with reservations";
            case UNVERIFIED -> "done, unverified";
            case UNSUCCESSFUL, FAILED, STOPPED -> "failed";
        };
    }

    private static List<String> evidence(RollbackRecord rollback) {
        JournalLine.VerifiedBy verified = rollback.verified();
        if (verified == null) {
            return List.of();
        }
        List<Evidence> evidence = ProofJson.evidence(verified.verified().evidence());
        return evidence.isEmpty() ? List.of(verified.verified().says()) : Proof.lines(evidence);
    }

    private static String step(RollbackRecord rollback) {
        return rollback.next().map(StepRecord::step).map(step -> step.id()).orElse("verify");
    }

    private void tell(String template, Map<String, Datum> values, Instant at) {
        underWay.add(CompletableFuture.supplyAsync(() -> announcer.announce(template, values, at), task -> {
            Thread thread = new Thread(task, "news");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    /** What came of all messages so far; those that are still under way when their time is over have failed. */
    public List<Delivery> deliveries() throws InterruptedException {
        List<Delivery> deliveries = new ArrayList<>();
        for (CompletableFuture<List<Delivery>> one : underWay) {
            try {
                deliveries.addAll(one.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                deliveries.add(new Delivery("?", "notifiers", "?", Delivery.Outcome.FAILED, "no answer in time"));
            } catch (ExecutionException e) {
                deliveries.add(new Delivery("?", "notifiers", "?", Delivery.Outcome.FAILED, "a bug in dwcpctl"));
            }
        }
        return deliveries;
    }

    /** The note for the journal. */
    public static JournalLine note(List<Delivery> deliveries, Instant at) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode all = data.putArray("deliveries");
        for (Delivery delivery : deliveries) {
            ObjectNode node = all.addObject();
            node.put("notifier", delivery.notifier());
            node.put("kind", delivery.kind());
            node.put("event", delivery.event());
            node.put("outcome", delivery.outcome().name());
            node.put("text", delivery.text());
        }
        return new JournalLine.Noted(at, NOTIFIED, data);
    }
}
