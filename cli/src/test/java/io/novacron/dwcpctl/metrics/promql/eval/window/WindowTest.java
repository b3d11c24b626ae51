package io.novacron.dwcpctl.metrics.promql.eval.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
    /** Values that count how often they are asked for. */
    private static final class Counted implements Samples {
        private final boolean rising;
        private int asked;

        Counted(boolean rising) {
            this.rising = rising;
        }

        @Override
        public int size() {
            return 10_000;
        }

        @Override
        public long millis(int i) {
            return 1000L * i;
        }

        @Override
        public double value(int i) {
            asked++;
            return 2.0 * i;
        }

        @Override
        public boolean counterWithoutResets() {
            return rising;
        }
    }

    @Test
    void slidesAsAFreshLookAtEveryStepWould() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            ArraySamples.Builder builder = new ArraySamples.Builder();
            long at = 0;
            for (int i = 0; i < 700; i++) {
                at += 1 + random.nextInt(random.nextInt(50) == 0 ? 5000 : 60);
                builder.add(at, random.nextInt(9) == 0 ? Staleness.MARKER : random.nextInt(5));
            }
            Samples samples = builder.build();
            long range = 1L + random.nextInt(3000);
            long step = 1L + random.nextInt(2000);
            Window window = new Window();
            window.open(samples, Window.Reads.ALL);
            for (long end = 0; end < at + range; end += step) {
                window.move(end - range, end);
                requireSame(window, samples, end - range, end);
            }
        }
    }

    private static void requireSame(Window window, Samples samples, long start, long end) {
        List<Double> values = new ArrayList<>();
        List<Double> beforeFalls = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            boolean inside = samples.millis(i) > start && samples.millis(i) <= end;
            if (inside && !Staleness.isStale(samples.value(i))) {
                if (!values.isEmpty() && samples.value(i) < values.get(values.size() - 1)) {
                    beforeFalls.add(values.get(values.size() - 1));
                }
                values.add(samples.value(i));
            }
        }
        List<Double> seen = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            seen.add(window.value(i));
        }
        List<Double> falls = new ArrayList<>();
        for (int i = 0; i < window.fallCount(); i++) {
            falls.add(window.beforeFall(i));
        }
        assertThat(seen).isEqualTo(values);
        assertThat(falls).isEqualTo(beforeFalls);
    }

    @Test
    void readsOnlyTheEndsOfACounterKnownNotToFall() {
        Counted samples = new Counted(true);
        Window window = new Window();
        window.open(samples, Window.Reads.ENDS_AND_FALLS);
        for (long end = 1_000_000; end <= 9_000_000; end += 1_000_000) {
            window.move(end - 900_000, end);
            assertThat(window.last() - window.value(0)).isEqualTo(2.0 * 899);
            assertThat(window.fallCount()).isZero();
        }
        assertThat(samples.asked).isEqualTo(18);
    }

    @Test
    void readsEachSampleOnceAndNoneBetweenWindows() {
        Counted samples = new Counted(false);
        Window window = new Window();
        window.open(samples, Window.Reads.ENDS_AND_FALLS);
        for (long end = 1_000_000; end <= 1_100_000; end += 1000) {
            window.move(end - 60_000, end);
        }
        assertThat(samples.asked).isEqualTo(160);
        window.move(8_990_000, 9_000_000);
        assertThat(samples.asked).isEqualTo(170);
    }
}
