package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.face.view.AnswersView;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Question;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One moment, or a range and how it is shown: the options of every command that asks questions. */
final class RangeOptions {
    @Option(
            names = "--since",
            paramLabel = "DURATION",
            description = "How far back: the range (1h). For latency, throughput and errors without --chart or --step,"
                    + " the window of their rates (5m).")
    @Nullable
    Duration since;

    @Option(names = "--step", paramLabel = "DURATION", description = "Values over the range, one every DURATION.")
    @Nullable
    Duration step;

    @Option(names = "--chart", description = "Draw the range.")
    boolean chart;

    @Option(names = "--check", description = "End with 1 or 2 where a target is missed, 3 where nothing is known.")
    boolean check;

    /** How answers at one moment are shown. */
    interface Now {
        /** Prints them. */
        void print(AnswersView view, List<Answer> answers);
    }

    /** Whether a range is shown, whatever {@code --since} means. */
    boolean isDrawnOrStepped() {
        return chart || step != null;
    }

    /**
     * Asks over the range, or at one moment; prints, and answers the exit code.
     *
     * @param kind of the document
     * @param isRange which of the two
     * @param now prints the answers at one moment
     */
    int ask(Session session, String kind, List<Question> questions, boolean isRange, Now now)
            throws InterruptedException {
        AskedAnswers asking = new AskedAnswers(session, check);
        List<Answer> answers;
        if (isRange) {
            Range range = asking.range(since, step);
            answers = asking.over(range, questions);
            AnswersView view = asking.view(range);
            session.print(chart ? view.charts(kind, answers, range.step()) : view.each(kind, answers));
        } else {
            answers = asking.now(questions);
            now.print(asking.view(null), answers);
        }
        return asking.exitCode(answers).code();
    }

    /** Asks what any of the options makes a range, and shows each answer by itself. */
    int ask(Session session, String kind, List<Question> questions) throws InterruptedException {
        return ask(
                session,
                kind,
                questions,
                since != null || isDrawnOrStepped(),
                (view, answers) -> session.print(view.each(kind, answers)));
    }
}
