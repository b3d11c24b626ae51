package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A playbook as a list to tick off by hand. */
public final class ChecklistView {
    private final Instant now;

    /** @param now the moment it is made */
    public ChecklistView(Instant now) {
        this.now = now;
    }

    /**
     * The list.
     *
     * @param site what the names of a context are taken from; null for the usual ones
     * @param set placeholders that are known
     */
    public Document of(Playbook playbook, @Nullable Site site, Map<String, String> set) {
        Map<String, String> values = new LinkedHashMap<>();
        playbook.placeholders().values().forEach(p -> {
            if (p.preset() != null) {
                values.put(p.name(), p.preset());
            }
        });
        values.putAll(set);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(playbook.title()));
        blocks.add(Block.Paragraph.of(playbook.summary()));
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "title", "todo"));
        for (Step step : playbook.steps()) {
            List<String> lines = StepText.lines(playbook, step).stream()
                    .map(line -> filled(line, values))
                    .toList();
            String title = step.title().fill(values);
            blocks.add(
                    new Block.Paragraph(List.of(Span.plain("[ ] "), new Span(step.id() + ": " + title, Style.STRONG))));
            lines.forEach(line -> blocks.add(Block.Paragraph.of("    " + line)));
            ObjectNode node = steps.addObject();
            node.put("id", step.id());
            node.put("title", title);
            ArrayNode todo = node.putArray("todo");
            lines.forEach(todo::add);
            csv.add(List.of(step.id(), title, String.join("; ", lines)));
        }
        return new Document(
                "PlaybookChecklist",
                site == null ? null : site.context(),
                site != null && site.simulated(),
                now,
                steps,
                blocks,
                csv,
                List.of());
    }

    private static String filled(String line, Map<String, String> values) {
        String text = line;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }
}
