package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Verifies by the gate alone, without what {@code ops.rollback.verify} knows besides: asks it until it says GO, for five minutes after the switch, and takes the last answer. */
final class GateVerification implements Verification {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final Timeline timeline;
    private final Asking asking;

    /** Asks the gate {@code post-rollback} about a moment. */
    @FunctionalInterface
    interface Asking {
        Assessment at(Instant moment) throws InterruptedException;
    }

    GateVerification(Timeline timeline, Asking asking) {
        this.timeline = timeline;
        this.asking = asking;
    }

    @Override
    public Verified of(RollbackRecord rollback) throws InterruptedException {
        Instant switched = Objects.requireNonNullElse(
                rollback.trafficOnV1At(), rollback.header().startedAt());
        Instant end = switched.plus(LIMIT);
        if (end.isBefore(timeline.now())) {
            end = timeline.now().plus(BETWEEN);
        }
        while (true) {
            Assessment assessment = asking.at(timeline.now());
            if (assessment.decision() == Decision.GO || !timeline.now().isBefore(end)) {
                return verified(assessment);
            }
            timeline.awaitUntil(timeline.now().plus(BETWEEN));
        }
    }

    private static Verified verified(Assessment assessment) {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.put("gate", assessment.gate().id());
        evidence.put("at", Moment.forMachines(assessment.inquiry().at()));
        evidence.put("decision", assessment.decision().text());
        Verdict verdict = switch (assessment.decision()) {
            case GO -> Verdict.PASS;
            case CAUTION -> Verdict.WARN;
            case NO_GO -> Verdict.FAIL;
            case UNKNOWN -> Verdict.NO_DATA;
        };
        return new Verified(verdict, assessment.decision().text() + ": " + assessment.summary(), evidence);
    }
}
