package io.novacron.dwcpctl.ops.nodata;

import com.google.re2j.Pattern;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Selectors as PromQL. */
final class Selector {
    private Selector() {}

    static String text(List<Matcher> matchers) {
        return new LinkedHashSet<>(matchers)
                .stream().map(Matcher::toString).collect(Collectors.joining(", ", "{", "}"));
    }

    static String range(Duration length) {
        return "[" + PromDuration.format(length) + "]";
    }

    /** A condition that one of these values meets, and no other. */
    static Matcher oneOf(String label, Collection<String> values) {
        return new Matcher(
                label,
                Matcher.Operator.REGEX,
                values.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }
}
