package io.novacron.dwcpctl.metrics.promql.tree;

import java.util.List;

/**
 * The signature of a function.
 *
 * @param arguments the types of its arguments, in order; a call with more repeats the last
 * @param variadic 0 if a call has exactly these; otherwise the last may be absent, and n > 0 allows n arguments in its
 *     place, -1 any number
 * @param experimental whether Prometheus allows it only with {@code --enable-feature=promql-experimental-functions}
 */
public record Function(String name, List<ValueType> arguments, int variadic, ValueType returns, boolean experimental) {
    public Function {
        arguments = List.copyOf(arguments);
    }
}
