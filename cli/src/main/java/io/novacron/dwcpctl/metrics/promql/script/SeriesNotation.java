package io.novacron.dwcpctl.metrics.promql.script;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A series as test scripts write it: <code>up{job="a"} 1+2x10 _ _x3 NaN stale</code>.
 *
 * @param values one for each step; empty where there is no sample
 * @param histogram whether native histograms are among the values, which are then not read
 */
public record SeriesNotation(Labels labels, List<OptionalDouble> values, boolean histogram) {
    public SeriesNotation {
        values = List.copyOf(values);
    }

    /**
     * Reads one line.
     *
     * @throws ScriptException if it is none
     */
    public static SeriesNotation parse(String line) {
        return new SeriesNotationParser(line).parse();
    }
}
