package io.novacron.dwcpctl.metrics.rules.template;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.rules.template.Signature.Failure;
import io.novacron.dwcpctl.metrics.rules.template.Signature.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions that Prometheus 3.5 adds ({@code template/template.go}). */
final class RuleFunctions {
    private static final Parameter ANY = Parameter.ANY;
    private static final Parameter TEXT = Parameter.TEXT;
    private static final Parameter VECTOR = Parameter.VECTOR;
    private static final Parameter POINT = Parameter.POINT;

    private RuleFunctions() {}

    static void register(Functions functions) {
        functions.add("query", (a, s) -> query(text(a, 0), s), TEXT);
        functions.add("first", (a, s) -> first((Datum.Vector) a.get(0)), VECTOR);
        functions.add("label", (a, s) -> label(a, text(a, 0)), TEXT, POINT);
        functions.add(
                "value",
                (a, s) -> new Datum.Real(((Datum.Point) a.get(0)).point().value()),
                POINT);
        functions.add("strvalue", (a, s) -> label(List.of(a.get(0), a.get(0)), "__value__"), POINT);
        functions.add("sortByLabel", (a, s) -> sorted(text(a, 0), (Datum.Vector) a.get(1)), TEXT, VECTOR);
        functions.addVariadic("args", (a, s) -> named(a));
        functions.add("reReplaceAll", (a, s) -> replaced(text(a, 0), text(a, 1), text(a, 2)), TEXT, TEXT, TEXT);
        functions.add(
                "match",
                (a, s) -> new Datum.Flag(
                        regex("match", text(a, 0)).matcher(text(a, 1)).find()),
                TEXT,
                TEXT);
        functions.add("safeHtml", (a, s) -> a.get(0), TEXT);
        functions.add("title", (a, s) -> new Datum.Text(GoText.title(text(a, 0))), TEXT);
        functions.add("toUpper", (a, s) -> new Datum.Text(GoText.upper(text(a, 0))), TEXT);
        functions.add("toLower", (a, s) -> new Datum.Text(GoText.lower(text(a, 0))), TEXT);
        functions.add("graphLink", (a, s) -> link(text(a, 0), 0), TEXT);
        functions.add("tableLink", (a, s) -> link(text(a, 0), 1), TEXT);
        functions.add(
                "stripPort", (a, s) -> new Datum.Text(HostPort.parse(text(a, 0)).withoutPort()), TEXT);
        functions.add(
                "stripDomain",
                (a, s) -> new Datum.Text(HostPort.parse(text(a, 0)).withoutDomain()),
                TEXT);
        functions.add("humanize", (a, s) -> new Datum.Text(Humanize.decimal(Humanize.number(a.get(0)))), ANY);
        functions.add("humanize1024", (a, s) -> new Datum.Text(Humanize.binary(Humanize.number(a.get(0)))), ANY);
        functions.add("humanizeDuration", (a, s) -> new Datum.Text(Humanize.duration(Humanize.number(a.get(0)))), ANY);
        functions.add(
                "humanizePercentage", (a, s) -> new Datum.Text(Humanize.percentage(Humanize.number(a.get(0)))), ANY);
        functions.add(
                "humanizeTimestamp", (a, s) -> new Datum.Text(Humanize.timestamp(Humanize.number(a.get(0)))), ANY);
        functions.add("toTime", (a, s) -> Humanize.time(Humanize.number(a.get(0))), ANY);
        functions.add("parseDuration", (a, s) -> duration(text(a, 0)), TEXT);
        functions.add("externalURL", (a, s) -> new Datum.Text(externalUrl(s).toString()));
        functions.add(
                "pathPrefix",
                (a, s) -> new Datum.Text(String.valueOf(externalUrl(s).getPath())));
    }

    private static String text(List<Datum> arguments, int i) {
        return ((Datum.Text) arguments.get(i)).value();
    }

    private static Datum query(String expression, TemplateSurroundings surroundings) throws Failure {
        try {
            return new Datum.Vector(surroundings.query().ask(expression).stream()
                    .map(Datum.Point::new)
                    .toList());
        } catch (TemplateException e) {
            throw new Failure(e.getMessage());
        }
    }

    private static Datum first(Datum.Vector vector) throws Failure {
        if (vector.points().isEmpty()) {
            throw new Failure("first() called on vector with no elements");
        }
        return vector.points().get(0);
    }

    private static Datum label(List<Datum> arguments, String name) {
        return new Datum.Text(((Datum.Point) arguments.get(1)).point().labels().getOrDefault(name, ""));
    }

    private static Datum sorted(String label, Datum.Vector vector) {
        List<Datum.Point> points = new ArrayList<>(vector.points());
        points.sort(Comparator.comparing(p -> p.point().labels().getOrDefault(label, "")));
        return new Datum.Vector(List.copyOf(points));
    }

    private static Datum named(List<Datum> arguments) {
        Map<String, Datum> entries = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            entries.put("arg" + i, arguments.get(i));
        }
        return new Datum.Mapping(entries, "map[string]interface {}", Datum.Nothing.INSTANCE);
    }

    private static Datum replaced(String pattern, String replacement, String text) throws Failure {
        return new Datum.Text(Expansion.replaceAll(regex("Compile", pattern), replacement, text));
    }

    private static Pattern regex(String caller, String pattern) throws Failure {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            String problem = "error parsing regexp: " + e.getDescription()
                    + (e.getPattern().isEmpty() ? "" : ": `" + e.getPattern() + "`");
            throw new Failure(caller.equals("match") ? problem : "regexp: Compile(`" + pattern + "`): " + problem);
        }
    }

    private static Datum link(String expression, int tab) {
        return new Datum.Text("/graph?g0.expr=" + GoText.query(expression) + "&g0.tab=" + tab);
    }

    private static Datum duration(String text) throws Failure {
        return PromDuration.tryParse(text)
                .<Datum>map(d -> new Datum.Real(d.toMillis() / 1000.0))
                .orElseThrow(() -> new Failure(
                        text.isEmpty()
                                ? "empty duration string"
                                : "not a valid duration string: " + GoText.quote(text)));
    }

    private static URI externalUrl(TemplateSurroundings surroundings) throws Failure {
        URI url = surroundings.externalUrl();
        if (url == null) {
            throw new Failure("runtime error: invalid memory address or nil pointer dereference");
        }
        return url;
    }
}
