package io.novacron.dwcpctl.metrics.promql.eval.function;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bodies of the functions, by name. {@code info}, which reads series of its own, is not among them. */
public final class FunctionTable {
    private static final Map<String, VectorFunction> OF_VECTORS = ofVectors();
    private static final Map<String, RangeFunction> OF_RANGES = ofRanges();

    private FunctionTable() {}

    /** A function none of whose arguments is a range vector. */
    public static Optional<VectorFunction> ofVector(String name) {
        return Optional.ofNullable(OF_VECTORS.get(name));
    }

    /** A function of a range vector. */
    public static Optional<RangeFunction> ofRange(String name) {
        return Optional.ofNullable(OF_RANGES.get(name));
    }

    private static Map<String, VectorFunction> ofVectors() {
        Map<String, VectorFunction> table = new HashMap<>();
        ElementFunctions.addTo(table);
        WholeFunctions.addTo(table);
        HistogramFunctions.addTo(table);
        LabelFunctions.addTo(table);
        SortFunctions.addTo(table);
        return Map.copyOf(table);
    }

    private static Map<String, RangeFunction> ofRanges() {
        Map<String, RangeFunction> table = new HashMap<>();
        CounterFunctions.addTo(table);
        OverTimeFunctions.addTo(table);
        TrendFunctions.addTo(table);
        return Map.copyOf(table);
    }
}
