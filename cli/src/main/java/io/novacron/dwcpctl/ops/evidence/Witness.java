package io.novacron.dwcpctl.ops.evidence;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Asks one replica many questions side by side, each once, and keeps what it answers. A failure is an answer too. */
public final class Witness {
    private final MetricSource source;
    private final Crew crew;
    private final Deadline deadline;
    private final Map<Question, Reply> replies = new LinkedHashMap<>();

    public Witness(MetricSource source, Crew crew, Deadline deadline) {
        this.source = source;
        this.crew = crew;
        this.deadline = deadline;
    }

    /** Asks those that have not been asked yet. */
    public void ask(Collection<Question> questions) throws InterruptedException {
        List<Question> fresh = questions.stream()
                .filter(question -> !replies.containsKey(question))
                .distinct()
                .toList();
        List<Callable<Reply>> calls = new ArrayList<>();
        fresh.forEach(question -> calls.add(() -> reply(question)));
        List<Crew.Outcome<Reply>> outcomes = crew.all(calls, deadline);
        for (int i = 0; i < fresh.size(); i++) {
            replies.put(fresh.get(i), reply(outcomes.get(i)));
        }
    }

    /** What it has answered so far. */
    public Map<Question, Reply> replies() {
        return Map.copyOf(replies);
    }

    private Reply reply(Question question) {
        return switch (question.kind()) {
            case INSTANT -> reply(source.query(question.text(), question.from()));
            case RANGE ->
                reply(source.queryRange(question.text(), new Range(question.from(), question.to(), question.step())));
            case REGIONS -> regions(question);
        };
    }

    private static Reply reply(Reading reading) {
        return new Reply(
                reading.value(),
                List.of(),
                reading.provenance().warnings(),
                reading.provenance().took(),
                null);
    }

    private Reply regions(Question question) {
        Duration before = deadline.remaining();
        List<Matcher> selector =
                Leaf.of(PromqlParser.parse(question.text())).get(0).selector().matchers();
        List<String> names = source.labelValues("region", List.of(selector), question.from(), question.to());
        return new Reply(null, names, List.of(), before.minus(deadline.remaining()), null);
    }

    private Reply reply(Crew.Outcome<Reply> outcome) {
        Exception failure = outcome.failure();
        if (failure instanceof CliException known) {
            return Reply.failed(Failure.of(known));
        }
        if (failure instanceof TimeoutException) {
            return Reply.failed(new Failure(
                    "TIMEOUT",
                    "no answer within " + PromDuration.format(deadline.limit()),
                    "Give it longer with --timeout."));
        }
        return outcome.get(); // any other failure is a bug, and is thrown
    }
}
