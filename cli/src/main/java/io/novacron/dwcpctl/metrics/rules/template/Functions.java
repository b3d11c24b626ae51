package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.rules.template.Signature.Body;
import io.novacron.dwcpctl.metrics.rules.template.Signature.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions of templates by name: Go's own, and Prometheus's. */
final class Functions {
    static final Functions ALL = new Functions();

    private final Map<String, Signature> signatures = new HashMap<>();

    private Functions() {
        GoFunctions.register(this);
        RuleFunctions.register(this);
    }

    void add(String name, Body body, Parameter... parameters) {
        signatures.put(name, new Signature(List.of(parameters), false, body));
    }

    /** One that takes any number of further values. */
    void addVariadic(String name, Body body, Parameter... parameters) {
        signatures.put(name, new Signature(List.of(parameters), true, body));
    }

    boolean has(String name) {
        return signatures.containsKey(name);
    }

    Signature get(String name) {
        Signature signature = signatures.get(name);
        if (signature == null) {
            throw new IllegalArgumentException(name);
        }
        return signature;
    }
}
