package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import io.novacron.dwcpctl.ops.evidence.Witness;
import io.novacron.dwcpctl.site.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * Asks every replica everything that a gate wants to know, all at once. Each replica has a crew of its own: one that hangs
 * must not keep the others from being asked.
 */
public final class Hearing {
    private static final int CALLS_AT_ONCE = 16;
    /** The witnesses end at the deadline by themselves, with what they have heard; this is for their last words. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final List<Replica> replicas;
    private final Deadline deadline;

    public Hearing(List<Replica> replicas, Deadline deadline) {
        this.replicas = List.copyOf(replicas);
        this.deadline = deadline;
    }

    public Testimony of(Gate gate, Inquiry inquiry) throws InterruptedException {
        Map<String, Map<Question, Reply>> replies = new LinkedHashMap<>();
        if (replicas.size() == 1) {
            Replica only = replicas.get(0);
            replies.put(only.name(), hear(only, gate, inquiry));
            return new Testimony(replies);
        }
        List<Callable<Map<Question, Reply>>> calls = new ArrayList<>();
        replicas.forEach(replica -> calls.add(() -> hear(replica, gate, inquiry)));
        try (Crew side = new Crew(Math.max(1, replicas.size()))) {
            Deadline end = Deadline.after(deadline.remaining().plus(LAST_WORDS));
            List<Crew.Outcome<Map<Question, Reply>>> outcomes = side.all(calls, end);
            for (int i = 0; i < replicas.size(); i++) {
                replies.put(replicas.get(i).name(), outcomes.get(i).get());
            }
        }
        return new Testimony(replies);
    }

    private Map<Question, Reply> hear(Replica replica, Gate gate, Inquiry inquiry) throws InterruptedException {
        try (Crew crew = new Crew(CALLS_AT_ONCE)) {
            Witness witness = new Witness(replica.source(), crew, deadline);
            Questionnaire questions = new Questionnaire(gate, inquiry);
            witness.ask(questions.first());
            Map<Question, Reply> heard = witness.replies();
            List<Question> wider = new ArrayList<>();
            for (Criterion criterion : gate.criteria()) {
                Expression count = criterion.count();
                if (count == null) {
                    continue;
                }
                Examination examination = new Examination(gate, inquiry, questions, replica.name(), heard, criterion);
                Set<String> regions = new TreeSet<>(Judge.regions(gate, inquiry, Map.of(replica.name(), heard)));
                regions.addAll(examination.regions());
                if (examination.needsWidening(regions)) {
                    wider.addAll(questions.widened(criterion, count));
                }
            }
            witness.ask(wider);
            return witness.replies();
        }
    }
}
