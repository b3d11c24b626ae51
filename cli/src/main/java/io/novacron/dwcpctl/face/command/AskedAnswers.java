package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.view.AnswersView;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Explainer;
import io.novacron.dwcpctl.ops.cookbook.Question;
import io.novacron.dwcpctl.ops.nodata.WhyNoData;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks for a command: at its moment or over its range, and what the answers make of its exit code. */
final class AskedAnswers {
    /** A chart is about as wide as this many moments; more would only be fetched to be thrown away. */
    private static final int MOMENTS = 240;

    private static final long MOST_MOMENTS = 11_000;

    private final Session session;
    private final boolean check;
    private final Instant at;

    /** @param check whether the answers make a verdict */
    AskedAnswers(Session session, boolean check) {
        this.session = session;
        this.check = check;
        this.at = session.at();
    }

    List<Answer> now(List<Question> questions) throws InterruptedException {
        return explained(orFirstFailure(session.asker().at(at, questions)), at, Duration.ZERO);
    }

    List<Answer> over(Range range, List<Question> questions) throws InterruptedException {
        return explained(
                orFirstFailure(session.asker().over(range, questions)),
                range.end(),
                Duration.between(range.start(), range.end()));
    }

    private List<Answer> explained(List<Answer> answers, Instant moment, Duration length) throws InterruptedException {
        WhyNoData why = new WhyNoData(session.site().metrics(), session.deadline());
        return new Explainer(why, session.crew(), session.deadline()).explained(answers, moment, length);
    }

    /** The range that ends at the command's moment: an hour where no length is given, a step that suits a chart. */
    Range range(@Nullable Duration since, @Nullable Duration step) {
        Duration length = Objects.requireNonNullElse(since, Duration.ofHours(1));
        Duration spacing = step != null ? step : niceStep(length);
        if (length.isZero()) {
            throw CliException.usage("--since must be longer than zero", "Give --since 1h, for example.");
        }
        if (spacing.isZero()) {
            throw CliException.usage("--step must be longer than zero", "Give --step 15s, for example.");
        }
        if (length.toMillis() / spacing.toMillis() >= MOST_MOMENTS) {
            throw CliException.usage(
                    "more than 11,000 moments: a Prometheus answers no more",
                    "Give a longer --step or a shorter --since.");
        }
        return new Range(at.minus(length), at, spacing);
    }

    // whole seconds, so that moments of neighbouring ranges fall together; a scrape is not more often than that
    private static Duration niceStep(Duration length) {
        return Duration.ofSeconds(Math.max(1, (length.toSeconds() + MOMENTS - 1) / MOMENTS));
    }

    AnswersView view(@Nullable Range range) {
        Site site = session.site();
        Duration length = range == null ? null : Duration.between(range.start(), range.end());
        return new AnswersView(new Asked(
                site.context(),
                site.simulated(),
                at,
                length,
                session.environment().zone()));
    }

    /**
     * Where nothing was answered at all there is nothing to print: the first failure is what to say. To a check, whose
     * question it leaves open, it is UNKNOWN.
     */
    private List<Answer> orFirstFailure(List<Answer> answers) {
        if (answers.stream().allMatch(a -> a.failure() != null)) {
            CliException first = answers.get(0).failure();
            if (first != null) {
                boolean unknown = check
                        && (first.exitCode() == ExitCode.UNAVAILABLE || first.exitCode() == ExitCode.NO_PERMISSION);
                throw unknown
                        ? new CliException(ExitCode.UNKNOWN, first.getMessage(), first.suggestion(), first)
                        : first;
            }
        }
        return answers;
    }

    /**
     * As a check, the worst verdict's. Else the first failure's; UNKNOWN where no answer has a number in it; else done.
     */
    ExitCode exitCode(List<Answer> answers) {
        if (check) {
            return Verdict.worst(answers.stream().map(AskedAnswers::checked).toList())
                    .exitCode();
        }
        for (Answer answer : answers) {
            if (answer.failure() != null) {
                return answer.failure().exitCode();
            }
        }
        return answers.stream().anyMatch(Answer::hasNumbers) ? ExitCode.DONE : ExitCode.UNKNOWN;
    }

    private static Verdict checked(Answer answer) {
        boolean nothingToJudge =
                answer.hasNumbers() && !answer.question().query().target().isGiven();
        return nothingToJudge ? Verdict.PASS : answer.verdict();
    }
}
