package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.rules.template.Signature.Failure;
import io.novacron.dwcpctl.metrics.rules.template.Signature.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The functions that every Go template has; {@code and} and {@code or} only where they need not stop early. */
final class GoFunctions {
    private static final Parameter ANY = Parameter.ANY;

    private GoFunctions() {}

    static void register(Functions functions) {
        functions.addVariadic("and", (a, s) -> firstOf(a, false), ANY);
        functions.addVariadic("or", (a, s) -> firstOf(a, true), ANY);
        functions.add("not", (a, s) -> new Datum.Flag(!a.get(0).truth()), ANY);
        functions.add("len", (a, s) -> length(a.get(0)), ANY);
        functions.addVariadic("index", (a, s) -> index(a), ANY);
        functions.addVariadic("slice", (a, s) -> slice(a), ANY);
        functions.addVariadic("print", (a, s) -> new Datum.Text(Printf.print(a)));
        functions.addVariadic("println", (a, s) -> new Datum.Text(Printf.println(a)));
        functions.addVariadic(
                "printf",
                (a, s) -> new Datum.Text(Printf.format(a.get(0).print(), a.subList(1, a.size()))),
                Parameter.TEXT);
        functions.addVariadic("html", (a, s) -> new Datum.Text(GoText.html(joined(a))));
        functions.addVariadic("js", (a, s) -> new Datum.Text(GoText.script(joined(a))));
        functions.addVariadic("urlquery", (a, s) -> new Datum.Text(GoText.query(joined(a))));
        functions.addVariadic("eq", (a, s) -> new Datum.Flag(equal(a)), ANY);
        functions.add("ne", (a, s) -> new Datum.Flag(!Comparison.equal(a.get(0), a.get(1))), ANY, ANY);
        functions.add("lt", (a, s) -> new Datum.Flag(Comparison.less(a.get(0), a.get(1))), ANY, ANY);
        functions.add("le", (a, s) -> new Datum.Flag(lessOrEqual(a.get(0), a.get(1))), ANY, ANY);
        functions.add("gt", (a, s) -> new Datum.Flag(!lessOrEqual(a.get(0), a.get(1))), ANY, ANY);
        functions.add("ge", (a, s) -> new Datum.Flag(!Comparison.less(a.get(0), a.get(1))), ANY, ANY);
    }

    private static Datum firstOf(List<Datum> arguments, boolean truth) {
        return arguments.stream()
                .filter(a -> a.truth() == truth)
                .findFirst()
                .orElse(arguments.get(arguments.size() - 1));
    }

    private static String joined(List<Datum> arguments) {
        return arguments.size() == 1 ? arguments.get(0).print() : Printf.print(arguments);
    }

    // As Go has it: a NaN is neither less nor equal, hence "gt" of it is true
    private static boolean lessOrEqual(Datum a, Datum b) throws Failure {
        return Comparison.less(a, b) || Comparison.equal(a, b);
    }

    private static boolean equal(List<Datum> arguments) throws Failure {
        if (arguments.size() < 2) {
            throw new Failure("missing argument for comparison");
        }
        for (Datum other : arguments.subList(1, arguments.size())) {
            if (Comparison.equal(arguments.get(0), other)) {
                return true;
            }
        }
        return false;
    }

    private static Datum length(Datum of) throws Failure {
        if (of instanceof Datum.Text text) {
            return new Datum.Whole(text.value().getBytes(StandardCharsets.UTF_8).length);
        }
        if (of instanceof Datum.Vector vector) {
            return new Datum.Whole(vector.points().size());
        }
        if (of instanceof Datum.Mapping mapping) {
            return new Datum.Whole(mapping.entries().size());
        }
        throw new Failure(of instanceof Datum.Nothing ? "len of nil pointer" : "len of type " + of.type());
    }

    private static Datum index(List<Datum> arguments) throws Failure {
        Datum item = arguments.get(0);
        for (Datum index : arguments.subList(1, arguments.size())) {
            if (item instanceof Datum.Mapping mapping) {
                if (!(index instanceof Datum.Text key)) {
                    throw new Failure("value has type " + index.type() + "; should be string");
                }
                item = mapping.get(key.value());
            } else if (item instanceof Datum.Vector vector) {
                item = vector.points().get(position(index, vector.points().size() - 1));
            } else if (item instanceof Datum.Text text) {
                byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
                item = new Datum.Whole(bytes[position(index, bytes.length - 1)] & 0xff);
            } else {
                throw new Failure(
                        item instanceof Datum.Nothing
                                ? "index of untyped nil"
                                : "can't index item of type " + item.type());
            }
        }
        return item;
    }

    private static int position(Datum index, int last) throws Failure {
        if (!(index instanceof Datum.Whole whole)) {
            throw new Failure("cannot index slice/array with type " + index.type());
        }
        if (whole.value() < 0 || whole.value() > last) {
            throw new Failure("index out of range: " + whole.value());
        }
        return (int) whole.value();
    }

    private static Datum slice(List<Datum> arguments) throws Failure {
        if (!(arguments.get(0) instanceof Datum.Text) && !(arguments.get(0) instanceof Datum.Vector)) {
            throw new Failure("can't slice item of type " + arguments.get(0).type());
        }
        if (arguments.size() > 3) {
            throw new Failure("cannot 3-index slice a string");
        }
        Datum item = arguments.get(0);
        byte[] bytes = item instanceof Datum.Text text ? text.value().getBytes(StandardCharsets.UTF_8) : new byte[0];
        int size = item instanceof Datum.Vector vector ? vector.points().size() : bytes.length;
        int from = arguments.size() > 1 ? position(arguments.get(1), size) : 0;
        int to = arguments.size() > 2 ? position(arguments.get(2), size) : size;
        if (from > to) {
            throw new Failure("invalid slice index: " + from + " > " + to);
        }
        return item instanceof Datum.Vector vector
                ? new Datum.Vector(vector.points().subList(from, to))
                : new Datum.Text(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
