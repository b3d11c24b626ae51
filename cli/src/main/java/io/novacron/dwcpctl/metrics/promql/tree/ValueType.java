package io.novacron.dwcpctl.metrics.promql.tree;

/** What an expression comes to. */
public enum ValueType {
    SCALAR("scalar", "scalar"),
    STRING("string", "string"),
    VECTOR("vector", "instant vector"),
    MATRIX("matrix", "range vector");

    private final String apiName;
    private final String documented;

    ValueType(String apiName, String documented) {
        this.apiName = apiName;
        this.documented = documented;
    }

    /** The name in Prometheus's HTTP API: {@code vector}. */
    public String apiName() {
        return apiName;
    }

    /** The name in documentation and error messages: {@code instant vector}. */
    public String documented() {
        return documented;
    }
}
