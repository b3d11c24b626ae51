package io.novacron.dwcpctl.metrics.promql.eval;

import java.util.List;
import java.util.Random;

/** Type-correct expressions, made up from a seed, over the series of {@link GeneratedSeries}. */
final class ExpressionGenerator {
    private static final List<String> METRICS = List.of(
            "req_total",
            "err_total",
            "temp",
            "level",
            "up",
            "wild",
            "flat",
            "born",
            "huge",
            "lat_bucket",
            "lat_sum",
            "lat_count",
            "delta_bucket",
            "broken_bucket",
            "build_info",
            "missing");

    private static final String[] UNARY = {
        "abs",
        "ceil",
        "floor",
        "exp",
        "sqrt",
        "ln",
        "log2",
        "log10",
        "sgn",
        "deg",
        "rad",
        "sin",
        "cos",
        "tan",
        "asin",
        "acos",
        "atan",
        "sinh",
        "cosh",
        "tanh",
        "asinh",
        "acosh",
        "atanh",
        "round",
        "sort",
        "sort_desc",
        "timestamp",
        "day_of_month",
        "day_of_week",
        "day_of_year",
        "days_in_month",
        "hour",
        "minute",
        "month",
        "year",
        "absent",
        "histogram_count"
    };

    private static final String[] OVER_TIME = {
        "rate",
        "rate",
        "rate",
        "increase",
        "increase",
        "delta",
        "irate",
        "idelta",
        "resets",
        "changes",
        "deriv",
        "sum_over_time",
        "avg_over_time",
        "min_over_time",
        "max_over_time",
        "count_over_time",
        "last_over_time",
        "present_over_time",
        "absent_over_time",
        "stddev_over_time",
        "stdvar_over_time",
        "mad_over_time",
        "ts_of_min_over_time",
        "ts_of_max_over_time",
        "ts_of_last_over_time"
    };

    private final Random random;

    ExpressionGenerator(long seed) {
        random = new Random(seed);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A scalar or an instant vector. */
    String expression() {
        return random.nextInt(15) == 0 ? scalar(3) : vector(1 + random.nextInt(4));
    }

    /** Anything with a value at one moment. */
    String instantExpression() {
        return switch (random.nextInt(25)) {
            case 0 -> range(2);
            case 1 -> "\"text\"";
            default -> expression();
        };
    }

    private String vector(int depth) {
        if (depth == 0) {
            return selector() + shift();
        }
        return switch (random.nextInt(17)) {
            case 0 -> selector() + shift();
            case 1, 2 -> unary(vector(depth - 1));
            case 3, 4, 5 -> one(OVER_TIME) + "(" + range(depth - 1) + ")";
            case 6 -> parameterized(depth);
            case 7, 8, 9 -> aggregation(depth);
            case 10 -> withScalar(depth);
            case 11, 12 -> joined(depth);
            case 13 -> set(depth);
            case 14 -> histogram(depth);
            case 15 -> labelled(depth);
            default -> one("-", "+", "") + "(" + vector(depth - 1) + ")";
        };
    }

    private String unary(String operand) {
        String function = one(UNARY);
        // Prometheus 3.5 forgets the offset beside an @ there
        boolean forgets = function.equals("timestamp") && operand.contains("@") && operand.contains("offset");
        return (forgets ? "abs" : function) + "(" + operand + ")";
    }

    private String selector() {
        String metric = METRICS.get(random.nextInt(METRICS.size()));
        return switch (random.nextInt(12)) {
            case 0 -> metric + "{instance=\"a:1\"}";
            case 1 -> metric + "{instance!=\"b:2\"}";
            case 2 -> metric + "{job=~\"a.*\"}";
            case 3 -> metric + "{code!~\"4..|5..\"}";
            case 4 -> "{__name__=~\"" + metric + "|level\",job=\"api\"}";
            case 5 -> metric + "{job=\"api\",instance=~\"[ab].+\"}";
            default -> metric;
        };
    }

    private String shift() {
        return switch (random.nextInt(14)) {
            case 0 -> " offset " + one("1m", "7m30s", "20s");
            case 1 -> " offset -" + one("1m", "45s");
            case 2 -> " @ " + (GeneratedSeries.START / 1000 + 1800);
            case 3 -> one(" @ start()", " @ end()") + one("", " offset 2m");
            default -> "";
        };
    }

    private String range(int depth) {
        String length = one("1m", "2m", "5m", "5m", "10m", "17s");
        if (depth > 0 && random.nextInt(4) == 0) {
            return "(" + vector(depth - 1) + ")[" + one("5m", "10m", "3m") + ":" + one("", "30s", "1m", "47s", "20s")
                    + "]" + shift();
        }
        return selector() + "[" + length + "]" + shift();
    }

    private String parameterized(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> "quantile_over_time(" + quantile() + "," + range(depth - 1) + ")";
            case 1 -> "predict_linear(" + range(depth - 1) + "," + scalar(1) + ")";
            case 2 ->
                "double_exponential_smoothing(" + range(depth - 1) + "," + one("0.5", "0.1", "0.99") + ","
                        + one("0.3", "0.01", "1") + ")";
            case 3 -> "clamp(" + vector(depth - 1) + "," + scalar(1) + "," + scalar(1) + ")";
            case 4 -> one("clamp_min", "clamp_max") + "(" + vector(depth - 1) + "," + scalar(1) + ")";
            case 5 -> "round(" + vector(depth - 1) + "," + one("0.1", "5", "1e-3", "0", "-2") + ")";
            case 6 -> "vector(" + scalar(depth - 1) + ")";
            default -> one("hour()", "minute()", "month()", "year()", "day_of_week()", "days_in_month()");
        };
    }

    private String quantile() {
        return one("0", "0.5", "0.9", "0.99", "1", "0.333", "-1", "1.5", "NaN", scalar(1));
    }

    private String scalar(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return one("0", "1", "2", "-1.5", "0.1", "1e3", "Inf", "NaN", "3", "time()", "pi()", "1e-9");
        }
        return switch (random.nextInt(3)) {
            case 0 -> "scalar(" + vector(depth - 1) + ")";
            case 1 -> "-(" + scalar(depth - 1) + ")";
            default ->
                "(" + scalar(depth - 1)
                        + one(" + ", " - ", " * ", " / ", " % ", " ^ ", " atan2 ", " == bool ", " < bool ")
                        + scalar(depth - 1) + ")";
        };
    }

    private String aggregation(int depth) {
        String inner = vector(depth - 1);
        String operator = one("sum", "sum", "avg", "avg", "min", "max", "count", "group", "stddev", "stdvar");
        return switch (random.nextInt(9)) {
            case 0 -> one("topk", "bottomk") + grouping() + "(" + parameter(inner) + "," + inner + ")";
            case 1 ->
                "quantile" + grouping() + "(" + one("0.5", "0.9", "1.5", "-1", parameter(inner)) + "," + inner + ")";
            case 2 -> "count_values" + grouping() + "(\"v\"," + inner + ")";
            case 3 ->
                one(
                                "limitk" + grouping() + "(2,",
                                "limit_ratio" + grouping() + "(" + one("0.5", "-0.5", "2", "0.3") + ",")
                        + inner + ")";
            default -> operator + grouping() + "(" + inner + ")";
        };
    }

    /** Without {@code @}, neither in it nor beside it where it changes: Prometheus 3.5 mistakes the step then. */
    private String parameter(String operand) {
        return operand.contains("@")
                ? one("1", "2", "(3)")
                : one("1", "2", "(3)", "5", "0", "1e3", "scalar(level{instance=\"a:1\"})", "time() % 4", "-(2)", "NaN");
    }

    private String grouping() {
        return one(
                "",
                " by (job)",
                " by (instance)",
                " by (job, instance)",
                " by (le)",
                " without (instance)",
                " without (code, job)",
                " by (__name__)",
                " without (le)");
    }

    private String operator() {
        return one(
                "+", "-", "*", "/", "/", "%", "^", "atan2", "==", "!=", ">", "<", ">=", "<=", "> bool", "== bool",
                "<= bool");
    }

    private String withScalar(int depth) {
        return random.nextBoolean()
                ? "(" + vector(depth - 1) + " " + operator() + " " + scalar(2) + ")"
                : "(" + scalar(2) + " " + operator() + " " + vector(depth - 1) + ")";
    }

    private String joined(int depth) {
        String left = vector(depth - 1);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + left + " " + operator() + " " + vector(depth - 1) + ")";
            case 1 -> "(" + left + " " + operator() + " on (instance) " + vector(depth - 1) + ")";
            case 2 ->
                "(" + left + " " + operator() + " on (instance) group_left" + one("()", " (version)", "(job)") + " "
                        + one("build_info", "lat_sum", vector(depth - 1)) + ")";
            case 3 ->
                "(" + one("err_total", "up", vector(depth - 1)) + " " + operator() + " ignoring (code) group_right () "
                        + one("req_total", left) + ")";
            case 4 -> "(req_total " + operator() + " ignoring (code) group_left () " + one("err_total", left) + ")";
            case 5 ->
                "(sum by (job)(" + left + ") " + operator() + " on (job) sum by (job)(" + vector(depth - 1) + "))";
            default -> "(rate(err_total[5m]) " + operator() + " ignoring(code) sum without(code)(rate(req_total[5m])))";
        };
    }

    private String set(int depth) {
        return "(" + vector(depth - 1) + one(" and ", " or ", " unless ")
                + one("", "on (instance) ", "ignoring (code, le) ", "on () ", "on(job)") + vector(depth - 1) + ")";
    }

    private String histogram(int depth) {
        String buckets = one(
                "lat_bucket",
                "delta_bucket",
                "broken_bucket",
                "rate(lat_bucket[5m])",
                "sum by (le)(rate(lat_bucket[5m]))",
                "sum by (le, instance)(increase(broken_bucket[2m]))",
                "rate({__name__=~\"(lat|delta)_bucket\"}[5m])",
                vector(depth - 1));
        if (random.nextInt(3) > 0) {
            return "histogram_quantile(" + quantile() + "," + buckets + ")";
        }
        return "histogram_fraction(" + one("0", "-2", "0.07", "-Inf", "NaN") + "," + one("0.2", "1", "3", "Inf") + ","
                + buckets + ")";
    }

    private String labelled(int depth) {
        String inner = vector(depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "label_replace(" + inner + ",\"port\",\"$1\",\"instance\",\".*:(.*)\")";
            case 1 -> "label_replace(" + inner + ",\"job\",\"\",\"job\",\"a.*\")";
            case 2 -> "label_replace(" + inner + ",\"__name__\",\"x_$n-${0}$$\",\"instance\",\"(?P<n>.).*\")";
            case 3 -> "label_join(" + inner + ",\"id\",\"-\",\"job\",\"instance\",\"none\")";
            default -> one("sort_by_label", "sort_by_label_desc") + "(" + inner + ",\"instance\",\"n\")";
        };
    }
}
