package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for whatever replicas answer. A seed a repetition: a failure can be had again. */
final class GatePropertyTest {
    private static final int CHANGES = 4;
    private static final int SCENES = 60;

    /** A scene as the changes that led to it, so that one with another change can be made. */
    private static Scene scene(boolean pair, Duration held, List<Consumer<Scene>> changes) {
        Scene scene = pair ? new Scene(Scene.ROLLOUT, held, "a", "b") : new Scene(Scene.ROLLOUT, held, "a");
        changes.forEach(change -> change.accept(scene));
        return scene;
    }

    private static Consumer<Scene> change(Random random) {
        String id = criterion(random).id();
        return switch (random.nextInt(7)) {
            case 0 -> scene -> scene.fails(id);
            case 1 -> scene -> scene.absent(id);
            case 2 -> scene -> scene.value(id, place(scene, id), Double.NaN);
            case 3 -> scene -> scene.age(id, place(scene, id), Duration.ofSeconds(90));
            case 4 -> scene -> scene.traffic(id, place(scene, id), 50, 5000);
            case 5 -> scene -> scene.traffic(id, place(scene, id), 5, 50);
            default -> scene -> scene.warns(id, "partial");
        };
    }

    private static String place(Scene scene, String criterion) {
        return scene.places(criterion).get(0);
    }

    private static Criterion criterion(Random random) {
        return Scene.ROLLOUT
                .criteria()
                .get(random.nextInt(Scene.ROLLOUT.criteria().size()));
    }

    private static List<Consumer<Scene>> changes(Random random) {
        List<Consumer<Scene>> changes = new ArrayList<>();
        for (int i = random.nextInt(CHANGES); i > 0; i--) {
            changes.add(change(random));
        }
        return changes;
    }

    @RepeatedTest(5)
    void a_worse_value_never_improves_the_decision(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < SCENES; i++) {
            List<Consumer<Scene>> changes = changes(random);
            boolean pair = random.nextBoolean();
            Criterion criterion = criterion(random);
            String region = Scene.REGIONS.get(random.nextInt(2));
            String place = criterion.per() == Per.FLEET ? "" : region;
            double base = Scene.good(criterion.id());
            double edge = criterion.bound().bound();
            double better = base + random.nextDouble() * (Scene.bad(criterion.id()) - base);
            double worse = better + random.nextDouble() * (2 * Scene.bad(criterion.id()) - edge - better);
            if (criterion.isWorse(better, worse)) {
                continue;
            }
            changes.add(scene -> scene.value(criterion.id(), place, better).wideValue(criterion.id(), place, better));
            Decision before = scene(pair, Duration.ZERO, changes).decision();
            changes.add(scene -> scene.value(criterion.id(), place, worse).wideValue(criterion.id(), place, worse));
            Decision after = scene(pair, Duration.ZERO, changes).decision();

            assertThat(badness(after))
                    .as("%s from %s to %s: %s to %s", criterion.id(), better, worse, before, after)
                    .isGreaterThanOrEqualTo(badness(before));
        }
    }

    private static int badness(Decision decision) {
        return switch (decision) {
            case GO -> 0;
            case CAUTION -> 1;
            case UNKNOWN -> 2;
            case NO_GO -> 3;
        };
    }

    @RepeatedTest(5)
    void less_data_never_makes_it_a_GO_or_a_CAUTION_that_it_was_not(RepetitionInfo repetition) {
        Random random = new Random(100 + repetition.getCurrentRepetition());
        for (int i = 0; i < SCENES; i++) {
            List<Consumer<Scene>> changes = changes(random);
            Duration held = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(1);
            Decision before = scene(false, held, changes).decision();
            String id = criterion(random).id();
            changes.add(
                    switch (random.nextInt(4)) {
                        case 0 -> scene -> scene.absent(id);
                        case 1 -> scene -> scene.age(id, place(scene, id), null);
                        case 2 -> scene -> scene.failing("a", id, "TIMEOUT");
                        default -> scene -> scene.traffic(id, place(scene, id), 0, 0);
                    });
            Decision after = scene(false, held, changes).decision();

            if (after == Decision.GO || after == Decision.CAUTION) {
                assertThat(badness(before))
                        .as(id + ": " + before + " to " + after)
                        .isLessThanOrEqualTo(badness(after));
            }
        }
    }

    @RepeatedTest(3)
    void a_replay_comes_to_the_same(RepetitionInfo repetition) {
        Random random = new Random(200 + repetition.getCurrentRepetition());
        for (int i = 0; i < SCENES / 4; i++) {
            Duration held = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(1);
            Scene scene = scene(random.nextBoolean(), held, changes(random));
            Assessment assessment = scene.assessment();
            String text = CaseFile.write(
                    new CaseFile.Circumstances("1.2.3", "test", false, List.of()),
                    new Proceeding(scene.testimony(), assessment));

            CaseFile.Replayed replayed = CaseFile.replay("evidence.json", text);

            assertThat(replayed.differences()).isEmpty();
            Assessment again = replayed.proceeding().assessment();
            assertThat(again.decision()).isEqualTo(assessment.decision());
            assertThat(again.summary()).isEqualTo(assessment.summary());
            assertThat(again.steps()).isEqualTo(assessment.steps());
            assertThat(again.results().stream().map(Result::findings).toList())
                    .isEqualTo(
                            assessment.results().stream().map(Result::findings).toList());
        }
    }
}
