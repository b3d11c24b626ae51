package io.novacron.dwcpctl.ops.compare;

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
import java.util.concurrent.Callable;

/** Asks every replica for all that is compared, all at once; each has a crew of its own, so that none holds up another. */
public final class Comparer {
    private static final int CALLS_AT_ONCE = 16;
    /** The witnesses end at the deadline by themselves; this is for their last words. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final List<Replica> replicas;
    private final Deadline deadline;

    public Comparer(List<Replica> replicas, Deadline deadline) {
        this.replicas = List.copyOf(replicas);
        this.deadline = deadline;
    }

    public Testimony of(List<Metric> metrics, Span span) throws InterruptedException {
        List<Question> questions = metrics.stream()
                .flatMap(metric -> span.questions(metric).stream())
                .distinct()
                .toList();
        List<Callable<Map<Question, Reply>>> calls = new ArrayList<>();
        replicas.forEach(replica -> calls.add(() -> hear(replica, questions)));
        Map<String, Map<Question, Reply>> replies = new LinkedHashMap<>();
        try (Crew side = new Crew(Math.max(1, replicas.size()))) {
            Deadline end = Deadline.after(deadline.remaining().plus(LAST_WORDS));
            List<Crew.Outcome<Map<Question, Reply>>> outcomes = side.all(calls, end);
            for (int i = 0; i < replicas.size(); i++) {
                replies.put(replicas.get(i).name(), outcomes.get(i).get());
            }
        }
        return new Testimony(replies);
    }

    private Map<Question, Reply> hear(Replica replica, List<Question> questions) throws InterruptedException {
        try (Crew crew = new Crew(CALLS_AT_ONCE)) {
            Witness witness = new Witness(replica.source(), crew, deadline);
            witness.ask(questions);
            return witness.replies();
        }
    }
}
