package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Line;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows of one line: unbroken runs of finite samples, and the infinite ones.
 *
 * @param last the last sample of the range, whatever its value
 */
record Curve(
        String name,
        List<List<Sample>> runs,
        List<Sample> infinite,
        @Nullable Sample last) {
    /** The samples from start to end, both included. A NaN, an infinity or a missing sample ends a run. */
    static Curve of(Line line, long start, long end) {
        List<List<Sample>> runs = new ArrayList<>();
        List<Sample> infinite = new ArrayList<>();
        List<Sample> run = new ArrayList<>();
        Sample last = null;
        Samples samples = line.series().samples();
        for (int i = samples.firstAfter(start - 1); i < samples.size() && samples.millis(i) <= end; i++) {
            Sample sample = samples.get(i);
            boolean gap = last != null
                    && line.stepMillis() > 0
                    && 2 * (sample.millis() - last.millis()) > 3 * line.stepMillis();
            if ((gap || !Double.isFinite(sample.value())) && !run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
            if (Double.isFinite(sample.value())) {
                run.add(sample);
            } else if (Double.isInfinite(sample.value())) {
                infinite.add(sample);
            }
            last = sample;
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return new Curve(line.name(), runs, infinite, last);
    }

    boolean isEmpty() {
        return runs.isEmpty() && infinite.isEmpty();
    }

    /** How many samples are +Inf, or -Inf. */
    long infinities(boolean positive) {
        return infinite.stream().filter(s -> s.value() > 0 == positive).count();
    }
}
