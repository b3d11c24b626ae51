package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Algebra.Judged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AlgebraTest {
    private static final long SEED = 20_260_131;

    @Test
    void nothing_judged_is_not_a_GO() {
        assertThat(Algebra.worst(List.of())).isEqualTo(Verdict.NO_DATA);
    }

    /** Every state of three votes, a veto and a caution, against the rules as the domain states them. */
    @Test
    void decides_as_the_domain_says() {
        int cases = 0;
        for (Verdict a : Verdict.values()) {
            for (Verdict b : Verdict.values()) {
                for (Verdict c : Verdict.values()) {
                    for (Verdict veto : Verdict.values()) {
                        for (Verdict caution : Verdict.values()) {
                            List<Verdict> votes = List.of(a, b, c);
                            List<Judged> all = new ArrayList<>();
                            votes.forEach(vote -> all.add(new Judged(Role.VOTE, vote)));
                            all.add(new Judged(Role.VETO, veto));
                            all.add(new Judged(Role.CAUTION, caution));

                            assertThat(Decision.of(Algebra.worst(all)))
                                    .as(all.toString())
                                    .isEqualTo(asStated(votes, veto, caution));
                            cases++;
                        }
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(3125);
    }

    private static Decision asStated(List<Verdict> votes, Verdict veto, Verdict caution) {
        long violated = votes.stream().filter(v -> v == Verdict.FAIL).count();
        if (violated >= 2 || veto == Verdict.FAIL) {
            return Decision.NO_GO; // certain, whatever else is not known
        }
        if (isUnknown(veto) || votes.stream().anyMatch(AlgebraTest::isUnknown)) {
            return Decision.UNKNOWN;
        }
        boolean warned = veto == Verdict.WARN || votes.contains(Verdict.WARN);
        return violated == 1 || warned || caution != Verdict.PASS ? Decision.CAUTION : Decision.GO;
    }

    private static boolean isUnknown(Verdict verdict) {
        return verdict == Verdict.NO_DATA || verdict == Verdict.ERROR;
    }

    @Test
    void order_does_not_matter_and_worse_never_improves() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5000; i++) {
            List<Judged> criteria = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(12); j++) {
                criteria.add(new Judged(any(random, Role.values()), any(random, Verdict.values())));
            }
            Verdict before = Algebra.worst(criteria);
            List<Judged> shuffled = new ArrayList<>(criteria);
            Collections.shuffle(shuffled, random);
            assertThat(Algebra.worst(shuffled)).isEqualTo(before);

            int at = random.nextInt(criteria.size());
            Judged one = criteria.get(at);
            Verdict worse = any(random, Verdict.values());
            if (known(one.verdict()) && known(worse) && worse.compareTo(one.verdict()) > 0) {
                criteria.set(at, new Judged(one.role(), worse));
                assertThat(Algebra.worst(criteria)).as(criteria.toString()).isGreaterThanOrEqualTo(before);
            }
        }
    }

    /** To know less never makes it a GO, and a CAUTION only of what was that or better. */
    @Test
    void less_known_is_never_better() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5000; i++) {
            List<Judged> criteria = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(12); j++) {
                criteria.add(new Judged(any(random, Role.values()), any(random, Verdict.values())));
            }
            Verdict before = Algebra.worst(criteria);
            int at = random.nextInt(criteria.size());
            criteria.set(
                    at, new Judged(criteria.get(at).role(), random.nextBoolean() ? Verdict.NO_DATA : Verdict.ERROR));

            Verdict after = Algebra.worst(criteria);
            if (after == Verdict.PASS || after == Verdict.WARN) {
                assertThat(before).as(criteria.toString()).isLessThanOrEqualTo(after);
            }
        }
    }

    private static boolean known(Verdict verdict) {
        return verdict != Verdict.NO_DATA && verdict != Verdict.ERROR;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
