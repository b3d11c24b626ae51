package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.rules.template.Signature.Failure;

/** Go's comparison of two values in templates: only like with like. */
final class Comparison {
    private Comparison() {}

    static boolean equal(Datum a, Datum b) throws Failure {
        if (a instanceof Datum.Nothing || b instanceof Datum.Nothing) {
            return a instanceof Datum.Nothing && b instanceof Datum.Nothing;
        }
        if (isBasic(a) != isBasic(b)) {
            throw incompatible(a, b);
        }
        if (!isBasic(a)) {
            throw new Failure("non-comparable type " + a.print() + ": " + a.type());
        }
        if (a instanceof Datum.Real x && b instanceof Datum.Real y) {
            return x.value() == y.value();
        }
        if (!a.type().equals(b.type())) {
            throw incompatible(a, b);
        }
        return a.equals(b);
    }

    static boolean less(Datum a, Datum b) throws Failure {
        if (!isBasic(a) || !isBasic(b)) {
            throw new Failure("invalid type for comparison");
        }
        if (!a.type().equals(b.type())) {
            throw incompatible(a, b);
        }
        if (a instanceof Datum.Real x && b instanceof Datum.Real y) {
            return x.value() < y.value();
        }
        if (a instanceof Datum.Whole x && b instanceof Datum.Whole y) {
            return x.value() < y.value();
        }
        if (a instanceof Datum.Text x && b instanceof Datum.Text y) {
            return x.value().compareTo(y.value()) < 0;
        }
        throw new Failure("invalid type for comparison");
    }

    private static boolean isBasic(Datum value) {
        return value instanceof Datum.Real
                || value instanceof Datum.Whole
                || value instanceof Datum.Text
                || value instanceof Datum.Flag;
    }

    private static Failure incompatible(Datum a, Datum b) {
        return new Failure("incompatible types for comparison: " + a.type() + " and " + b.type());
    }
}
