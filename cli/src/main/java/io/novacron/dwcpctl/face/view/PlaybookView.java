package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Playbooks to read: the list of them, and one in full. */
public final class PlaybookView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Instant now;

    /** @param now the moment of the listing */
    public PlaybookView(Instant now) {
        this.now = now;
    }

    /**
     * The list; those that are called for first.
     *
     * @param site who said so; null where nobody was asked
     * @param called why, by id
     * @param warning null where there is none
     */
    public Document list(
            List<Playbook> playbooks, @Nullable Site site, Map<String, String> called, @Nullable String warning) {
        List<Playbook> sorted = new ArrayList<>(playbooks);
        sorted.sort(Comparator.comparing(p -> !called.containsKey(p.id())));
        ArrayNode data = JSON.arrayNode();
        List<List<Span>> rows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "alert", "title", "applies", "origin"));
        for (Playbook playbook : sorted) {
            String why = called.getOrDefault(playbook.id(), "");
            ObjectNode node = data.addObject();
            head(playbook, node);
            if (site == null) {
                node.putNull("applies");
            } else {
                node.put("applies", called.containsKey(playbook.id()));
            }
            node.put("because", why.isEmpty() ? null : why);
            rows.add(List.of(
                    new Span(playbook.id(), why.isEmpty() ? Style.PLAIN : Style.STRONG),
                    Span.plain(playbook.title()),
                    new Span(why, Style.BAD)));
            String alert = playbook.alert();
            csv.add(List.of(playbook.id(), alert == null ? "" : alert, playbook.title(), why, playbook.origin()));
        }
        List<Column> columns =
                List.of(Column.text("playbook"), Column.flexible("when"), Column.flexible("applies now"));
        boolean asked = site != null;
        Block table = new Block.Table(
                asked ? columns : columns.subList(0, 2),
                asked ? rows : rows.stream().map(row -> row.subList(0, 2)).toList());
        return new Document(
                "PlaybookList",
                site == null ? null : site.context(),
                site != null && site.simulated(),
                site == null ? now : site.timeline().now(),
                data,
                List.of(table),
                csv,
                warning == null ? List.of() : List.of(warning));
    }

    /** One of them. */
    public Document show(Playbook playbook) {
        ObjectNode data = JSON.objectNode();
        head(playbook, data);
        ArrayNode symptoms = data.putArray("symptoms");
        playbook.symptoms().forEach(symptoms::add);
        ArrayNode steps = data.putArray("steps");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(playbook.title()));
        blocks.add(Block.Paragraph.of(playbook.summary()));
        String alert = playbook.alert();
        blocks.add(new Block.Paragraph(List.of(new Span(
                playbook.id() + (alert == null ? "" : ", for " + alert) + ", within "
                        + PromDuration.format(playbook.budget()) + ", from " + playbook.origin(),
                Style.DIM))));
        playbook.symptoms().forEach(symptom -> blocks.add(Block.Paragraph.of("- " + symptom)));
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "phase", "title", "action", "next"));
        for (Step step : playbook.steps()) {
            String action = StepText.action(step);
            List<String> exits = playbook.exits(step);
            ObjectNode node = steps.addObject();
            node.put("id", step.id());
            node.put("phase", step.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            node.put("title", step.title().source());
            node.put("text", step.text().source());
            node.put("action", action);
            ArrayNode next = node.putArray("next");
            exits.forEach(next::add);
            csv.add(List.of(step.id(), step.phase().title(), step.title().source(), action, String.join(" ", exits)));
            blocks.add(new Block.Paragraph(List.of(
                    new Span(playbook.position(step) + "  " + step.title().source(), Style.STRONG),
                    new Span("  " + step.id() + ", " + step.phase().title(), Style.DIM))));
            StepText.lines(playbook, step).forEach(line -> blocks.add(Block.Paragraph.of("   " + line)));
        }
        return new Document("Playbook", null, false, now, data, blocks, csv, List.of());
    }

    private static void head(Playbook playbook, ObjectNode node) {
        node.put("id", playbook.id());
        node.put("title", playbook.title());
        node.put("alert", playbook.alert());
        node.put("summary", playbook.summary());
        node.put("budgetSeconds", playbook.budget().toSeconds());
        node.put("origin", playbook.origin());
    }
}
