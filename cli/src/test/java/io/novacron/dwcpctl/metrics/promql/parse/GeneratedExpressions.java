package io.novacron.dwcpctl.metrics.promql.parse;

import java.util.List;
import java.util.Random;

/** Expressions of PromQL with fitting types, made up from a seed. */
final class GeneratedExpressions {
    private final Random random;

    GeneratedExpressions(long seed) {
        this.random = new Random(seed);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String any() {
        return random.nextInt(4) == 0 ? scalar(4) : vector(5);
    }

    String vector(int depth) {
        if (depth == 0) {
            return selector() + shift();
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> selector() + shift();
            case 2 -> "(" + vector(depth - 1) + ")";
            case 3 -> one("-", "+", "- ") + vector(depth - 1);
            case 4 -> one("abs", "ceil", "sort", "absent", "timestamp", "hour") + "(" + vector(depth - 1) + ")";
            case 5 -> one("rate", "increase", "max_over_time", "changes") + "(" + matrix(depth - 1) + ")";
            case 6 -> "histogram_quantile(" + scalar(depth - 1) + one(",", " , ") + vector(depth - 1) + ")";
            case 7 -> aggregation(depth);
            case 8 ->
                "(" + vector(depth - 1) + one(" + ", "*", " ^ ", " > bool ", "<=", " atan2 ") + scalar(depth - 1) + ")";
            case 9 -> vector(depth - 1) + one(" and ", " or ", " UNLESS ") + on() + vector(depth - 1);
            case 10 ->
                vector(depth - 1) + one(" + ", "/", " % ", " == ", " != bool ", "^") + matching() + vector(depth - 1);
            default -> "label_replace(" + vector(depth - 1) + ", " + string() + ", " + string() + ",'a',\"b\")";
        };
    }

    private String aggregation(int depth) {
        String grouping = one("", " by (" + labels() + ")", " without(" + labels() + ")");
        String operator = one("sum", "AVG", "count", "stddev", "group");
        return switch (random.nextInt(4)) {
            case 0 -> operator + grouping + "(" + vector(depth - 1) + ")";
            case 1 -> operator + "(" + vector(depth - 1) + ")" + grouping;
            case 2 ->
                one("topk", "quantile", "limitk") + grouping + " (" + scalar(depth - 1) + ", " + vector(depth - 1)
                        + ")";
            default -> "count_values(" + string() + "," + vector(depth - 1) + ") " + grouping;
        };
    }

    private String matrix(int depth) {
        return random.nextBoolean()
                ? selector() + "[" + duration() + "]" + shift()
                : "(" + vector(depth == 0 ? 0 : depth - 1) + ")[" + duration() + ":" + one("", duration()) + "]"
                        + shift();
    }

    String scalar(int depth) {
        if (depth == 0) {
            return number();
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> number();
            case 2 -> one("-", "+", "--") + scalar(depth - 1);
            case 3 -> "(" + scalar(depth - 1) + ")";
            case 4 -> scalar(depth - 1) + one(" + ", "-", " * ", "/", "^", " == bool ", " % ") + scalar(depth - 1);
            case 5 -> "scalar(" + vector(depth - 1) + ")";
            default -> one("time()", "pi()");
        };
    }

    private String number() {
        return one("1", "0.5", "1e3", "0x1F", "Inf", "NaN", "010", "5m", "1h30m", "1_000", "1e-9", "7d", "250ms")
                + (random.nextInt(3) == 0 ? " # said\n" : "");
    }

    private String selector() {
        return switch (random.nextInt(4)) {
            case 0 -> one("up", "foo:bar", "sum", "offset", "and", "_x", "start");
            case 1 -> "{" + one("\"my.metric\"", "__name__=\"x\"", "a!=\"\"") + "," + matcher() + "}";
            default -> one("up", "http_requests_total") + "{" + matcher() + one("", ",", ", " + matcher()) + "}";
        };
    }

    private String matcher() {
        return one("a", "le", "_b", "'lab.el'", "on")
                + one("=", "!=")
                + string()
                + one("", ",c=~\"x|y.*\"", ",d!~'z+'");
    }

    private String string() {
        return one("'x'", "\"y\\n\\\"q\\\"\"", "`raw\\d`", "\"\\u00e9\\x41\\101\"", "'sin\"gle'", "\"\"", "'日本'");
    }

    private String labels() {
        return one("", "a", "a, b,", "on, by", "\"le.x\", sum", "'without'");
    }

    private String shift() {
        String offset = one("", "", " offset " + one("", "-", "+") + duration());
        String at = one("", "", "", " @ " + one("1600000000.123", "-5", "start()", "end()"));
        return random.nextBoolean() ? offset + at : at + offset;
    }

    private String duration() {
        return one("5m", "1h", "90s", "1d12h", "300", "0x10", "1.5", "1w", "1y", "1ms");
    }

    private String on() {
        return one("", "on(a) ", "ignoring (a, b) ");
    }

    private String matching() {
        return one("", on(), "on(a) group_left(c) ", "ignoring() group_right(b) ", "on() group_left(\"x.y\") ");
    }

    static List<Long> seeds() {
        return List.of(1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L);
    }
}
