package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link Call}: exactly one of its parts, or a failure.
 *
 * @param value of a query; else null
 * @param seriesFound of {@link Call.Kind#SERIES}; else null
 * @param valuesFound of {@link Call.Kind#LABEL_VALUES}; else null
 * @param failure why there is none of them; null where there is one
 */
public record Outcome(
        @Nullable Reading value,
        @Nullable List<Labels> seriesFound,
        @Nullable List<String> valuesFound,
        @Nullable CliException failure) {

    public static Outcome of(Reading reading) {
        return new Outcome(reading, null, null, null);
    }

    public static Outcome ofSeries(List<Labels> series) {
        return new Outcome(null, List.copyOf(series), null, null);
    }

    public static Outcome ofNames(List<String> names) {
        return new Outcome(null, null, List.copyOf(names), null);
    }

    public static Outcome failed(CliException failure) {
        return new Outcome(null, null, null, failure);
    }

    Reading reading() {
        return Objects.requireNonNull(value);
    }

    List<Labels> series() {
        return Objects.requireNonNull(seriesFound);
    }

    List<String> names() {
        return Objects.requireNonNull(valuesFound);
    }
}
