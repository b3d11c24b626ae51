package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.nodata.NoData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question: a reading, or why there is none.
 *
 * @param reading null where there is a failure
 * @param failure null where there is a reading
 * @param missing regions that other answers of the same asking speak of and this one, though it is by region, does not: a
 *     bad region must not vanish by saying nothing
 * @param why there is no data, or old data, or none of some region; none where there is nothing to explain or it is not known
 */
public record Answer(
        Question question,
        @Nullable Reading reading,
        @Nullable CliException failure,
        Set<String> missing,
        List<NoData> why) {
    private static final String REGION = "region";

    public Answer {
        missing = Collections.unmodifiableSet(new TreeSet<>(missing));
        why = List.copyOf(why);
    }

    /** An answer of which nothing has been explained. */
    public Answer(Question question, @Nullable Reading reading, @Nullable CliException failure, Set<String> missing) {
        this(question, reading, failure, missing, List.of());
    }

    /** An answer that stands alone. */
    public Answer(Question question, @Nullable Reading reading, @Nullable CliException failure) {
        this(question, reading, failure, Set.of());
    }

    /** The same with an explanation. */
    Answer because(List<NoData> causes) {
        return new Answer(question, reading, failure, missing, causes);
    }

    /** The same among others that speak of these regions. */
    Answer among(Set<String> regions) {
        Set<String> own = regions();
        Set<String> others = new TreeSet<>(regions);
        others.removeAll(own);
        return own.isEmpty() ? this : new Answer(question, reading, failure, others);
    }

    /** The regions it speaks of; none where it is not by region. */
    Set<String> regions() {
        Set<String> regions = new TreeSet<>();
        if (reading != null) {
            reading.value().accept(new LabelsOf()).forEach(labels -> regions.add(labels.get(REGION)));
        }
        return regions.contains("") ? Set.of() : regions;
    }

    /** Whether there is a reading with a number in it: an answer of nothing but NaN counts as empty. */
    public boolean hasNumbers() {
        return reading != null && !reading.value().isEmpty() && !reading.value().isAllNaN();
    }

    /**
     * Whether its numbers are old: older than {@code limit}, or of series that have none any more (a rate answers for minutes
     * after its target died).
     */
    boolean isOlderThan(Duration limit) {
        if (reading == null || !hasNumbers()) {
            return false;
        }
        Duration age = reading.provenance().age();
        return age == null || age.compareTo(limit) > 0;
    }

    /**
     * The worst verdict over all its series by the query's target, NO_DATA for a missing region included; of a range, each
     * series' last sample counts.
     */
    public Verdict verdict() {
        if (reading == null) {
            return Verdict.ERROR;
        }
        Target target = question.query().target();
        Verdict seen = Verdict.worst(reading.value().accept(new LastValues()).stream()
                .map(target::judge)
                .toList());
        return missing.isEmpty() || !target.isGiven() ? seen : seen.and(Verdict.NO_DATA);
    }

    /** What its series are of. */
    private static final class LabelsOf implements Value.Visitor<List<Labels>> {
        @Override
        public List<Labels> scalar(Value.Scalar scalar) {
            return List.of();
        }

        @Override
        public List<Labels> text(Value.Text text) {
            return List.of();
        }

        @Override
        public List<Labels> vector(Value.Vector vector) {
            return vector.points().stream().map(Value.Point::labels).toList();
        }

        @Override
        public List<Labels> matrix(Value.Matrix matrix) {
            return matrix.series().stream().map(Series::labels).toList();
        }
    }

    /** The values to judge by. */
    private static final class LastValues implements Value.Visitor<List<Double>> {
        @Override
        public List<Double> scalar(Value.Scalar scalar) {
            return List.of(scalar.sample().value());
        }

        @Override
        public List<Double> text(Value.Text text) {
            return List.of();
        }

        @Override
        public List<Double> vector(Value.Vector vector) {
            return vector.points().stream()
                    .map(Value.Point::sample)
                    .map(Sample::value)
                    .toList();
        }

        @Override
        public List<Double> matrix(Value.Matrix matrix) {
            List<Double> values = new ArrayList<>();
            matrix.series().forEach(series -> {
                Samples samples = series.samples();
                if (samples.size() > 0) {
                    values.add(samples.value(samples.size() - 1));
                }
            });
            return values;
        }
    }
}
