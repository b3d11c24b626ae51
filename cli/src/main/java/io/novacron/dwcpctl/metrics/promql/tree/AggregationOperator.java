package io.novacron.dwcpctl.metrics.promql.tree;

import org.jspecify.annotations.Nullable;

/** An operator that makes few series of many. */
public enum AggregationOperator {
    SUM("sum"),
    AVG("avg"),
    COUNT("count"),
    MIN("min"),
    MAX("max"),
    GROUP("group"),
    STDDEV("stddev"),
    STDVAR("stdvar"),
    TOPK("topk", ValueType.SCALAR, false),
    BOTTOMK("bottomk", ValueType.SCALAR, false),
    COUNT_VALUES("count_values", ValueType.STRING, false),
    QUANTILE("quantile", ValueType.SCALAR, false),
    LIMITK("limitk", ValueType.SCALAR, true),
    LIMIT_RATIO("limit_ratio", ValueType.SCALAR, true);

    private final String symbol;
    private final @Nullable ValueType parameter;
    private final boolean experimental;

    AggregationOperator(String symbol) {
        this(symbol, null, false);
    }

    AggregationOperator(String symbol, @Nullable ValueType parameter, boolean experimental) {
        this.symbol = symbol;
        this.parameter = parameter;
        this.experimental = experimental;
    }

    public String symbol() {
        return symbol;
    }

    /** The type of its parameter; null where it takes none. */
    public @Nullable ValueType parameter() {
        return parameter;
    }

    /** Whether Prometheus allows it only with {@code --enable-feature=promql-experimental-functions}. */
    public boolean isExperimental() {
        return experimental;
    }
}
