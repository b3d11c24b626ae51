package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A series of an answer, whatever the answer's type. */
record Track(Labels labels, Samples samples) {
    private static final String REGION = "region";

    /** The region it is of; the empty string where it is of none. */
    String region() {
        return labels.get(REGION);
    }

    /** Its value at a moment that was asked about; null where it has none. */
    @Nullable
    Double at(long millis) {
        int i = samples.firstAfter(millis) - 1;
        return i >= 0 && samples.millis(i) == millis ? (Double) samples.value(i) : null;
    }

    /** @param millis the one moment asked about, of a vector or a scalar */
    static List<Track> of(Value value, long millis) {
        return value.accept(new Value.Visitor<>() {
            @Override
            public List<Track> scalar(Value.Scalar scalar) {
                return List.of(new Track(Labels.EMPTY, one(scalar.sample(), millis)));
            }

            @Override
            public List<Track> text(Value.Text text) {
                return List.of();
            }

            @Override
            public List<Track> vector(Value.Vector vector) {
                List<Track> tracks = new ArrayList<>();
                vector.points().forEach(point -> tracks.add(new Track(point.labels(), one(point.sample(), millis))));
                return tracks;
            }

            @Override
            public List<Track> matrix(Value.Matrix matrix) {
                List<Track> tracks = new ArrayList<>();
                for (Series series : matrix.series()) {
                    tracks.add(new Track(series.labels(), series.samples()));
                }
                return tracks;
            }
        });
    }

    private static Samples one(Sample sample, long millis) {
        return ArraySamples.of(List.of(new Sample(millis, sample.value())));
    }

    /** Whether two of them are of the same labels, which no sane source answers. */
    static boolean hasTwins(List<Track> tracks) {
        Set<Labels> seen = new HashSet<>();
        return tracks.stream().anyMatch(track -> !seen.add(track.labels()));
    }
}
