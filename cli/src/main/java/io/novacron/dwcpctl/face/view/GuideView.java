package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.guide.Guide.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The guide: the list of its pages, and one of them. */
public final class GuideView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Instant now;

    /** @param now the moment of reading */
    public GuideView(Instant now) {
        this.now = now;
    }

    /** The pages, in their order. */
    public Document list(List<Page> pages) {
        ArrayNode data = JSON.arrayNode();
        List<List<Span>> rows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "title", "about"));
        for (Page page : pages) {
            data.add(data(page));
            rows.add(List.of(new Span(page.id(), Style.STRONG), Span.plain(page.about())));
            csv.add(List.of(page.id(), page.title(), page.about()));
        }
        List<Block> blocks = List.of(
                new Block.Heading("The observability guide of DWCP v3"),
                new Block.Table(List.of(Column.text(""), Column.flexible("")), rows),
                Block.Paragraph.of("Read one with dwcpctl guide TOPIC; -o markdown gives its source."));
        return new Document("GuideList", null, false, now, data, blocks, csv, List.of());
    }

    /**
     * One page.
     *
     * @param markdown its text, every place filled
     */
    public Document page(Page page, String markdown) {
        ObjectNode data = data(page);
        data.put("markdown", markdown);
        return new Document(
                "GuidePage",
                null,
                false,
                now,
                data,
                MarkdownBlocks.of(markdown),
                List.of(List.of("id", "markdown"), List.of(page.id(), markdown)),
                List.of());
    }

    private static ObjectNode data(Page page) {
        ObjectNode node = JSON.objectNode();
        node.put("id", page.id());
        node.put("title", page.title());
        node.put("about", page.about());
        return node;
    }
}
