package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.query.FleetSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped query on a fleet where nothing is wrong: each has an answer, and none of them alarms anybody. */
final class SteadyAnswersTest {
    /** Three migrations of a thousand fail, which is good enough for the SLA and thrice what the budget allows. */
    private static final Set<String> OVER_BUDGET = Set.of("reliability-availability", "sla-error-budget-left");

    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT17H", "PT60H"})
    void all_answer_and_none_fails(Duration later) {
        Instant at = BEGINNING.plus(later);
        Fleet fleet = Fleet.of(new FleetLog(7, BEGINNING, List.of()));
        MetricSource source = new FleetSource(
                "fleet",
                fleet,
                new WallTimeline(Clock.fixed(at, ZoneOffset.UTC), new Cancellation()),
                Deadline.after(Duration.ofMinutes(5)));
        Set<String> warned = new TreeSet<>();
        for (CookbookQuery query : new Cookbook(new Library(new ShippedFiles(), null)).all()) {
            Question question = new Question(query, query.resolve(Map.of()));
            Answer answer = new Answer(question, source.query(question.promql(), at), null);

            assertThat(answer.hasNumbers()).as(query.id()).isTrue();
            assertThat(answer.verdict()).as(query.id()).isIn(Verdict.PASS, Verdict.WARN);
            if (answer.verdict() == Verdict.WARN) {
                warned.add(query.id());
            }
        }
        // at the beginning an incident lies nine hours back: its minutes are those of the last day
        Set<String> expected = new TreeSet<>(OVER_BUDGET);
        if (later.isZero()) {
            expected.add("sla-violated-minutes");
        }
        assertThat(warned).isEqualTo(expected);
    }
}
