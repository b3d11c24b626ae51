package io.novacron.dwcpctl.ops.report.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.ops.report.statistic.Spell.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpellTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Instant.EPOCH;

    private static List<Spell> zeros(double... values) {
        return Spell.of(
                SpreadTest.everyMinute(values),
                MINUTE,
                START.plus(MINUTE.multipliedBy(values.length)),
                value -> value == 0);
    }

    @Test
    void lasts_as_many_steps_as_it_holds_for_and_begins_a_step_before_its_first_sample() {
        assertThat(zeros(1, 0, 0, 1, 0, 1))
                .containsExactly(
                        new Spell(START.plusSeconds(60), MINUTE.multipliedBy(2), Ending.SEEN),
                        new Spell(START.plusSeconds(240), MINUTE, Ending.SEEN));
        assertThat(zeros(1, 0).get(0).end()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void is_open_where_it_holds_at_the_last_sample() {
        assertThat(zeros(0, 0)).containsExactly(new Spell(START, MINUTE.multipliedBy(2), Ending.OPEN));
    }

    @Test
    void nothing_that_was_not_seen_is_counted() {
        assertThat(zeros(1, Double.NaN, 1)).isEmpty();
        ArraySamples.Builder gap = new ArraySamples.Builder();
        gap.add(60_000, 0);
        gap.add(600_000, 0);

        assertThat(Spell.of(gap.build(), MINUTE, START.plusSeconds(600), value -> value == 0))
                .containsExactly(
                        new Spell(START, MINUTE, Ending.UNSEEN),
                        new Spell(START.plusSeconds(540), MINUTE, Ending.OPEN));
        assertThat(zeros(0, Double.NaN)).containsExactly(new Spell(START, MINUTE, Ending.UNSEEN));
    }

    @Test
    void is_not_open_where_the_samples_end_before_the_end() {
        assertThat(Spell.of(
                        SpreadTest.everyMinute(new double[] {0, 0}),
                        MINUTE,
                        START.plusSeconds(180),
                        value -> value == 0))
                .containsExactly(new Spell(START, MINUTE.multipliedBy(2), Ending.UNSEEN));
    }
}
