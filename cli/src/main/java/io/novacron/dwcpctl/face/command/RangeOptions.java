package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.face.view.AnswersView;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Question;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One moment, or a range and how it is shown. */
final class RangeOptions {
    @Option(names = "--since", paramLabel = "DURATION", description = "Ask over the range from that long ago.")
    @Nullable
    Duration since;

    @Option(names = "--step", paramLabel = "DURATION", description = "One value every DURATION.")
    @Nullable
    Duration step;

    @Option(names = "--chart", description = "Draw the range (1h where --since is not given).")
    boolean chart;

    @Option(names = "--check", description = "End with 1 or 2 where a target is missed, 3 where nothing is known.")
    boolean check;

    /** Asks, prints, and answers the exit code. */
    int ask(Session session, String kind, List<Question> questions) throws InterruptedException {
        AskedAnswers asking = new AskedAnswers(session, check);
        List<Answer> answers;
        if (chart || since != null || step != null) {
            Range range = asking.range(since, step);
            answers = asking.over(range, questions);
            AnswersView view = asking.view(range);
            session.print(chart ? view.charts(kind, answers, range.step()) : view.each(kind, answers));
        } else {
            answers = asking.now(questions);
            session.print(asking.view(null).each(kind, answers));
        }
        return asking.exitCode(answers).code();
    }
}
