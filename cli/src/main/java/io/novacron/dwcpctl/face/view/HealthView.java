package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import java.util.ArrayList;
import java.util.List;

/** How servers are, one a row. */
public final class HealthView {
    private final Asked asked;

    public HealthView(Asked asked) {
        this.asked = asked;
    }

    public Document of(String kind, List<TargetHealth> targets) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        List<List<Span>> rows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "address", "verdict", "reason", "took_ms"));
        for (TargetHealth target : targets) {
            long millis = target.took().toMillis();
            ObjectNode node = data.addObject();
            node.put("id", target.kind());
            node.put("address", target.address());
            node.put("verdict", target.verdict().name());
            node.put("reason", target.reason());
            node.put("tookMillis", millis);
            rows.add(List.of(
                    Span.plain(target.kind()),
                    Span.plain(target.address()),
                    Verdicts.span(target.verdict()),
                    Span.plain(millis + " ms"),
                    Span.plain(target.reason())));
            csv.add(List.of(
                    target.kind(), target.address(), target.verdict().name(), target.reason(), Long.toString(millis)));
        }
        Block table = new Block.Table(
                List.of(
                        Column.text("service"),
                        Column.flexible("address"),
                        Column.text("status"),
                        Column.number("took"),
                        Column.flexible("says")),
                rows);
        return new Document(kind, asked.context(), asked.simulated(), asked.at(), data, List.of(table), csv, List.of());
    }
}
