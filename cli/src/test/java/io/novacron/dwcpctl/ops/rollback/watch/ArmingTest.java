package io.novacron.dwcpctl.ops.rollback.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.ops.rollback.watch.Arming.Decision;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Phase;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Turn;
import io.novacron.dwcpctl.ops.rollback.watch.Finding.Call;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.State;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.V1;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a watcher rolls back. A letter is a sample five seconds after the one before: Good, Degraded, Unknown. */
final class ArmingTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");
    private static final long STEP = 5;
    private static final int WINDOW = 25; // samples from 0 s to 120 s

    private static List<Sample> samples(String letters, V1 v1) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            State state = switch (letters.charAt(i)) {
                case 'D' -> State.DEGRADED;
                case 'U' -> State.UNKNOWN;
                default -> State.GOOD;
            };
            samples.add(new Sample(START.plusSeconds(i * STEP), state, "why " + i, v1, "because"));
        }
        return samples;
    }

    private static Finding judge(String letters, V1 v1) {
        List<Sample> samples = samples(letters, v1);
        return Degradation.judge(Rule.USUAL, samples, START.plusSeconds((letters.length() - 1) * STEP));
    }

    /** The last turn, and all decisions on the way. */
    private static List<Turn> run(boolean armed, List<Sample> samples) {
        List<Turn> turns = new ArrayList<>();
        Arming arming = Arming.of(Rule.USUAL, armed);
        for (Sample sample : samples) {
            Turn turn = arming.with(sample);
            turns.add(turn);
            arming = turn.next();
        }
        return turns;
    }

    private static List<Decision.Kind> decisions(List<Turn> turns) {
        List<Decision.Kind> kinds = new ArrayList<>();
        for (Turn turn : turns) {
            @Nullable Decision decision = turn.decision();
            if (decision != null) {
                kinds.add(decision.kind());
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @CsvSource({
        // 19 of 25 are 76 %
        "DDDDDDDDDDDDDDDDDDDGGGGGG, ROLL_BACK",
        "GGGGGGDDDDDDDDDDDDDDDDDDD, ROLL_BACK",
        // 18 of 25 are 72 %
        "DDDDDDDDDDDDDDDDDDGGGGGGG, HOLD",
        // what is not known is no degradation, and no recovery either
        "DDDDDDDDDDDDDDDDDDUUUUUUU, HOLD",
        "UUUUUUUUUUUUUUUUUUUUUUUUU, HOLD",
        "DDDDDDDDDDDDDDDDDDDUUUUUU, ROLL_BACK",
        // not yet two minutes
        "DDDDDDDDDDDDDDDDDDDD, HOLD",
        "D, HOLD",
    })
    void three_of_four_samples_of_two_minutes_must_be_degraded(String letters, Call call) {
        assertThat(judge(letters, V1.HEALTHY).call()).isEqualTo(call);
    }

    @Test
    void says_what_was_counted() {
        assertThat(judge("DDDDDDDDDDDDDDDDDDDUUUUUG", V1.HEALTHY).says())
                .isEqualTo("19 of 25 samples degraded, 5 not known over 2m; v1 is healthy");
        assertThat(judge("DGGGGGGGGGGGGGGGGGGGGGGGG", V1.HEALTHY).says())
                .isEqualTo("1 of 25 samples degraded, fewer than 75 %");
        assertThat(judge("DDD", V1.HEALTHY).says()).isEqualTo("3 of 3 samples degraded, not yet 2m watched");
    }

    @ParameterizedTest
    @CsvSource({
        "UNHEALTHY, v1 is not healthy: because",
        "UNKNOWN, whether v1 is healthy is not known: because",
    })
    void without_a_healthy_v1_there_is_nowhere_to_go(V1 v1, String why) {
        Finding finding = judge("D".repeat(WINDOW), v1);

        assertThat(finding.call()).isEqualTo(Call.STUCK);
        assertThat(finding.says()).isEqualTo("25 of 25 samples degraded over 2m; " + why);
    }

    @Test
    void few_samples_are_none_however_long_they_take() {
        List<Sample> nine = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            nine.add(new Sample(START.plusSeconds(i * 15L), State.DEGRADED, "", V1.HEALTHY, ""));
        }

        assertThat(Degradation.judge(Rule.USUAL, nine, START.plusSeconds(120)).call())
                .isEqualTo(Call.HOLD);
    }

    /** Were one more sample not known, nothing would be done that was not done before. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void an_outage_of_the_monitoring_never_calls_for_a_rollback(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 500; trial++) {
            String letters = letters(random, WINDOW);
            Finding finding = judge(letters, V1.HEALTHY);
            int at = random.nextInt(WINDOW);
            String darker = letters.substring(0, at) + "U" + letters.substring(at + 1);

            if (finding.call() == Call.HOLD) {
                assertThat(judge(darker, V1.HEALTHY).call()).as(darker).isEqualTo(Call.HOLD);
            }
            assertThat(judge(letters, V1.UNKNOWN).call()).isNotEqualTo(Call.ROLL_BACK);
            boolean enough = letters.chars().filter(c -> c == 'D').count() >= 0.75 * WINDOW;
            assertThat(finding.call() == Call.ROLL_BACK).as(letters).isEqualTo(enough);
        }
    }

    /** Whatever is seen, and whenever a person says no. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void one_rollback_per_arming_after_a_whole_countdown_and_none_after_a_no(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 100; trial++) {
            boolean armed = random.nextInt(4) > 0;
            Arming arming = Arming.of(Rule.USUAL, armed);
            int ordered = 0;
            boolean no = false;
            @Nullable Instant began = null;
            for (Sample sample : samples(letters(random, 150), V1.HEALTHY)) {
                if (random.nextInt(40) == 0) {
                    Turn turn = arming.calledOff(sample.at());
                    no |= arming.phase() == Phase.COUNTDOWN;
                    arming = turn.next();
                }
                Turn turn = arming.with(sample);
                @Nullable Decision decision = turn.decision();
                if (decision != null && decision.kind() == Decision.Kind.COUNTDOWN_BEGINS) {
                    began = sample.at();
                }
                if (decision != null && decision.kind() == Decision.Kind.ROLL_BACK) {
                    ordered++;
                    assertThat(no).isFalse();
                    assertThat(began).isNotNull().isBeforeOrEqualTo(sample.at().minus(Rule.USUAL.countdown()));
                    assertThat(turn.finding().call()).isEqualTo(Call.ROLL_BACK);
                }
                arming = turn.next();
            }
            assertThat(ordered).isLessThanOrEqualTo(armed ? 1 : 0);
        }
    }

    @Test
    void counts_down_and_rolls_back_once() {
        List<Turn> turns = run(true, samples("D".repeat(80), V1.HEALTHY));

        assertThat(decisions(turns)).containsExactly(Decision.Kind.COUNTDOWN_BEGINS, Decision.Kind.ROLL_BACK);
        assertThat(turns.get(79).next().phase()).isEqualTo(Phase.SPENT);
    }

    @Test
    void a_countdown_ends_when_v3_is_better() {
        List<Turn> turns = run(true, samples("D".repeat(19) + "GGGGGGGG", V1.HEALTHY));

        assertThat(decisions(turns)).containsExactly(Decision.Kind.COUNTDOWN_BEGINS, Decision.Kind.COUNTDOWN_ENDS);
        assertThat(turns.get(turns.size() - 1).next().phase()).isEqualTo(Phase.WATCHING);
    }

    @Test
    void unarmed_it_says_once_what_it_would_do() {
        assertThat(decisions(run(false, samples("D".repeat(60) + "G".repeat(20), V1.HEALTHY))))
                .containsExactly(Decision.Kind.WOULD_ROLL_BACK, Decision.Kind.RECOVERED);
        assertThat(decisions(run(true, samples("D".repeat(60), V1.UNHEALTHY)))).containsExactly(Decision.Kind.STUCK);
    }

    private static String letters(SplittableRandom random, int length) {
        int good = 1 + random.nextInt(4);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int chance = random.nextInt(10);
            letters.append(chance < good ? 'G' : chance == 9 ? 'U' : 'D');
        }
        return letters.toString();
    }
}
