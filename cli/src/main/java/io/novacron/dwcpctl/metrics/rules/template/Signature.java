package io.novacron.dwcpctl.metrics.rules.template;

import java.util.List;

/**
 * What a function takes and does.
 *
 * @param variadic whether further values of any type may follow
 */
record Signature(List<Parameter> parameters, boolean variadic, Body body) {
    /** What a parameter takes. */
    enum Parameter {
        ANY("interface {}"),
        TEXT("string"),
        VECTOR("template.queryResult"),
        POINT("*template.sample");

        private final String type;

        Parameter(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        boolean takes(Datum value) {
            return switch (this) {
                case ANY -> true;
                case TEXT -> value instanceof Datum.Text;
                case VECTOR -> value instanceof Datum.Vector;
                case POINT -> value instanceof Datum.Point;
            };
        }
    }

    /** What a function does with arguments that fit its parameters. */
    @FunctionalInterface
    interface Body {
        Datum apply(List<Datum> arguments, TemplateSurroundings surroundings) throws Failure;
    }

    /** Why a function has no result. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }

    Parameter parameter(int i) {
        return i < parameters.size() ? parameters.get(i) : Parameter.ANY;
    }
}
