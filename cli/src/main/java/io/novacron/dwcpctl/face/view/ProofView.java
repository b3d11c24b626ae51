package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.rollback.verify.Evidence;
import io.novacron.dwcpctl.ops.rollback.verify.FigureText;
import io.novacron.dwcpctl.ops.rollback.verify.Occasion;
import io.novacron.dwcpctl.ops.rollback.verify.Proof;
import io.novacron.dwcpctl.ops.rollback.verify.ProofJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a rollback has worked: the word first, why, and then all that was looked at, the worst first. */
public final class ProofView {
    private final Asked asked;

    public ProofView(Asked asked) {
        this.asked = asked;
    }

    public Document of(Proof proof, List<String> warnings) {
        List<Block> blocks = new ArrayList<>();
        Occasion occasion = proof.occasion();
        blocks.add(new Block.Paragraph(List.of(
                new Span(proof.outcome().toUpperCase(Locale.ROOT), Verdicts.style(proof.verdict())),
                new Span(occasion == null ? "  v1 as it is now" : "  rollback " + occasion.id(), Style.STRONG),
                new Span(
                        "  " + Moment.forPeople(proof.at(), asked.zone()) + ", over "
                                + PromDuration.format(proof.window()),
                        Style.DIM))));
        if (!proof.why().isEmpty()) {
            blocks.add(Block.Paragraph.of(proof.why()));
        }
        if (!proof.isKnown()) {
            blocks.add(Block.Paragraph.of("What is not known is not fine: look again with --wait, or in a minute."));
        }
        blocks.add(new Block.Table(
                List.of(
                        Column.text("verdict"),
                        Column.text("what"),
                        Column.text("region"),
                        Column.number("measured"),
                        Column.text("wanted"),
                        Column.flexible("remark")),
                proof.evidence().stream().map(ProofView::row).toList()));
        return new Document(
                "RollbackVerification",
                asked.context(),
                asked.simulated(),
                proof.at(),
                ProofJson.write(proof),
                blocks,
                csv(proof),
                warnings);
    }

    private static List<Span> row(Evidence one) {
        return List.of(
                Verdicts.span(one.verdict()),
                Span.plain(one.id()),
                Span.plain(one.region()),
                Span.plain(measured(one)),
                Span.plain(one.wanted()),
                new Span(one.reason(), one.verdict() == Verdict.PASS ? Style.DIM : Style.PLAIN));
    }

    private static String measured(Evidence one) {
        Double value = one.value();
        return value == null ? "" : FigureText.of(value, one.unit());
    }

    private static List<List<String>> csv(Proof proof) {
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "role", "region", "verdict", "value", "wanted", "age_seconds", "reason"));
        for (Evidence one : proof.evidence()) {
            Double value = one.value();
            Duration age = one.age();
            csv.add(List.of(
                    one.id(),
                    one.role().name().toLowerCase(Locale.ROOT),
                    one.region(),
                    one.verdict().name(),
                    value == null ? "" : Numbers.format(value),
                    one.wanted(),
                    age == null ? "" : Numbers.format(age.toMillis() / 1000.0),
                    one.reason()));
        }
        return csv;
    }
}
