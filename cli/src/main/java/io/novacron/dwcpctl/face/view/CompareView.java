package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.compare.Better;
import io.novacron.dwcpctl.ops.compare.Comparison;
import io.novacron.dwcpctl.ops.compare.Contrast;
import io.novacron.dwcpctl.ops.compare.Effect;
import io.novacron.dwcpctl.ops.compare.Method;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.compare.MetricJudge;
import io.novacron.dwcpctl.ops.compare.Sampled;
import io.novacron.dwcpctl.ops.compare.Stratum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Two generations beside each other: the verdict, what is wrong, then a table for each region. */
public final class CompareView {
    private static final double SMALL = 0.0995;

    private final Asked asked;
    private final boolean all;

    /** @param all whether every stratum is shown, not only the one that decides */
    public CompareView(Asked asked, boolean all) {
        this.asked = asked;
        this.all = all;
    }

    public Document of(Comparison comparison) {
        List<Block> blocks = new ArrayList<>();
        Method method = comparison.contrasts().get(0).metric().method();
        blocks.add(headline(comparison, method));
        rule(comparison).forEach(line -> blocks.add(Block.Paragraph.of(line)));
        for (Contrast contrast : comparison.contrasts()) {
            if (contrast.verdict() != Verdict.PASS) {
                blocks.addAll(explained(contrast));
            }
        }
        if (all) {
            comparison.contrasts().forEach(contrast -> blocks.add(strata(contrast)));
        } else {
            comparison.contrasts().stream()
                    .map(Contrast::region)
                    .distinct()
                    .forEach(region -> blocks.add(table(comparison, region, method)));
        }
        return new Document(
                "Comparison",
                asked.context(),
                asked.simulated(),
                asked.at(),
                CompareJson.of(comparison, method),
                blocks,
                rows(comparison),
                comparison.warnings());
    }

    private Block headline(Comparison comparison, Method method) {
        return new Block.Paragraph(List.of(
                Verdicts.span(comparison.verdict()),
                new Span("  " + method.candidate() + " beside " + method.baseline(), Style.STRONG),
                new Span(
                        "  " + Moment.forPeople(asked.at(), asked.zone()) + ", the last "
                                + PromDuration.format(comparison.span().since()) + " by "
                                + PromDuration.format(method.window()) + ", from " + sources(comparison),
                        Style.DIM)));
    }

    /** What is tolerated, and which way is the good one. */
    private static List<String> rule(Comparison comparison) {
        String higher = ids(comparison, Better.HIGHER);
        String tolerated = comparison.contrasts().stream()
                .map(contrast -> contrast.metric().tolerance())
                .distinct()
                .sorted()
                .map(share -> Quantities.format(share, Unit.RATIO))
                .collect(Collectors.joining(", "));
        String verdicts =
                "FAIL: worse by more than " + tolerated + " for certain; WARN: perhaps, or a target is missed.";
        return higher.isEmpty() ? List.of(verdicts) : List.of(verdicts, "More is better: " + higher + ".");
    }

    private static String ids(Comparison comparison, Better better) {
        return comparison.contrasts().stream()
                .map(Contrast::metric)
                .filter(metric -> metric.better() == better)
                .map(Metric::id)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String sources(Comparison comparison) {
        List<String> sources = comparison.contrasts().stream()
                .map(Contrast::replica)
                .filter(replica -> !replica.isEmpty())
                .distinct()
                .toList();
        return sources.isEmpty() ? "nobody" : String.join(", ", sources);
    }

    private static List<Block> explained(Contrast contrast) {
        List<Block> lines = new ArrayList<>();
        lines.add(new Block.Paragraph(List.of(
                Span.plain("  "),
                new Span(contrast.metric().id(), Verdicts.style(contrast.verdict())),
                Span.plain((contrast.region().isEmpty() ? "" : " " + contrast.region()) + ": " + reason(contrast)))));
        for (String next : next(contrast)) {
            lines.add(new Block.Paragraph(List.of(Span.plain("    next: " + next))));
        }
        return lines;
    }

    static List<String> next(Contrast contrast) {
        boolean measured = contrast.verdict() == Verdict.FAIL || contrast.verdict() == Verdict.WARN;
        String region = contrast.region();
        return measured
                ? contrast.metric().next().stream()
                        .map(line -> region.isEmpty()
                                ? line.replace(" --region {{region}}", "")
                                : line.replace("{{region}}", region))
                        .toList()
                : List.of();
    }

    /** What it means where it is worse, in which stratum, and what is missing. */
    static String reason(Contrast contrast) {
        List<String> parts = new ArrayList<>();
        if (contrast.verdict() == Verdict.FAIL) {
            String why = contrast.metric().why();
            parts.add(why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
        }
        if (!contrast.reason().isEmpty()) {
            parts.add(contrast.reason());
        }
        Stratum worst = contrast.worst();
        boolean told = worst != null && worst.counts() && worst.verdict() != Verdict.PASS;
        if (worst != null && told) {
            String where = MetricJudge.text(worst.labels());
            parts.add(where.isEmpty() ? worst.reason() : where + " " + worst.reason());
        }
        return String.join("; ", parts);
    }

    /** Of each metric the stratum that decides. */
    private static Block table(Comparison comparison, String region, Method method) {
        List<List<Span>> rows = new ArrayList<>();
        for (Contrast contrast : comparison.contrasts()) {
            if (contrast.region().equals(region)) {
                Stratum worst = contrast.worst();
                Effect effect = worst == null ? null : worst.effect();
                rows.add(List.of(
                        Span.plain(contrast.metric().id()),
                        Span.plain(worst == null ? "" : MetricJudge.text(worst.labels())),
                        Span.plain(effect == null ? "" : value(contrast, effect.baseline())),
                        Span.plain(effect == null ? "" : value(contrast, effect.candidate())),
                        Span.plain(effect == null ? "" : change(effect)),
                        Verdicts.span(contrast.verdict())));
            }
        }
        return new Block.Table(
                List.of(
                        Column.text(region.isEmpty() ? "metric" : region),
                        Column.flexible("worst in"),
                        Column.number(method.baseline()),
                        Column.number(method.candidate()),
                        Column.number("change (" + Math.round(method.confidence() * 100) + " %)"),
                        Column.text("status")),
                rows);
    }

    /** Every stratum of a metric, with what each side's figure rests on. */
    private static Block strata(Contrast contrast) {
        Method method = contrast.metric().method();
        List<List<Span>> rows = new ArrayList<>();
        Effect overall = contrast.overall();
        if (contrast.strata().size() != 1) {
            rows.add(List.of(
                    Span.plain("all"),
                    Span.plain(""),
                    Span.plain(""),
                    Span.plain(""),
                    Span.plain(""),
                    Span.plain(overall == null ? "" : change(overall)),
                    Verdicts.span(contrast.verdict())));
        }
        for (Stratum stratum : contrast.strata()) {
            Effect effect = stratum.effect();
            rows.add(List.of(
                    Span.plain(MetricJudge.text(stratum.labels())),
                    Span.plain(number(stratum.baseline())),
                    Span.plain(effect == null ? "" : value(contrast, effect.baseline())),
                    Span.plain(number(stratum.candidate())),
                    Span.plain(effect == null ? "" : value(contrast, effect.candidate())),
                    Span.plain(effect == null ? "" : change(effect)),
                    Verdicts.span(stratum.verdict())));
        }
        return new Block.Table(
                List.of(
                        Column.flexible((contrast.metric().id() + " " + contrast.region()).strip()),
                        Column.number("n"),
                        Column.number(method.baseline()),
                        Column.number("n"),
                        Column.number(method.candidate()),
                        Column.number("change (" + Math.round(method.confidence() * 100) + " %)"),
                        Column.text("status")),
                rows);
    }

    /** Observations, or windows where there are none. */
    private static String number(Sampled sampled) {
        double count = Double.isNaN(sampled.count()) ? sampled.windows() : Math.floor(sampled.count());
        return Quantities.format(count, Unit.COUNT);
    }

    private static String value(Contrast contrast, double value) {
        return Double.isNaN(value)
                ? ""
                : Quantities.format(value, contrast.metric().unit());
    }

    private static String change(Effect effect) {
        return percent(effect.change()) + " % (" + percent(effect.low()) + ".." + percent(effect.high()) + ")";
    }

    /** Small ones with a decimal: they are near what is tolerated. */
    private static String percent(double share) {
        return Double.isInfinite(share)
                ? (share > 0 ? "+Inf" : "-Inf")
                : String.format(Locale.ROOT, Math.abs(share) < SMALL ? "%+.1f" : "%+.0f", share * 100);
    }

    private List<List<String>> rows(Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "verdict",
                "metric",
                "region",
                "stratum",
                "stratum_verdict",
                "counts",
                "baseline",
                "candidate",
                "change",
                "low",
                "high",
                "baseline_windows",
                "baseline_count",
                "candidate_windows",
                "candidate_count",
                "source",
                "reason"));
        for (Contrast contrast : comparison.contrasts()) {
            if (contrast.strata().isEmpty()) {
                rows.add(List.of(
                        contrast.verdict().name(),
                        contrast.metric().id(),
                        contrast.region(),
                        "",
                        contrast.verdict().name(),
                        "true",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        contrast.replica(),
                        contrast.reason()));
            }
            contrast.strata().forEach(stratum -> rows.add(row(contrast, stratum)));
        }
        return rows;
    }

    private static List<String> row(Contrast contrast, Stratum stratum) {
        Effect effect = stratum.effect();
        return List.of(
                contrast.verdict().name(),
                contrast.metric().id(),
                contrast.region(),
                MetricJudge.text(stratum.labels()),
                stratum.verdict().name(),
                Boolean.toString(stratum.counts()),
                effect == null ? "" : Numbers.format(effect.baseline()),
                effect == null ? "" : Numbers.format(effect.candidate()),
                effect == null ? "" : Numbers.format(effect.change()),
                effect == null ? "" : Numbers.format(effect.low()),
                effect == null ? "" : Numbers.format(effect.high()),
                Integer.toString(stratum.baseline().windows()),
                count(stratum.baseline().count()),
                Integer.toString(stratum.candidate().windows()),
                count(stratum.candidate().count()),
                contrast.replica(),
                stratum.reason());
    }

    private static String count(double count) {
        return Double.isNaN(count) ? "" : Numbers.format(count);
    }
}
