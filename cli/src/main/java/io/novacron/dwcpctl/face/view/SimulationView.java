package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.site.fleet.serve.Simulator.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a simulated fleet answers. */
public final class SimulationView {
    private final Instant now;

    public SimulationView(Instant now) {
        this.now = now;
    }

    /** @param api where Prometheus's API is answered, if it is */
    public Document of(List<Endpoint> endpoints, Optional<URI> api) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        List<List<Span>> rows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "region", "url"));
        List<List<String>> all = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            all.add(List.of(
                    endpoint.job().jobName(), endpoint.region(), endpoint.url().toString()));
        }
        api.ifPresent(url -> all.add(List.of("prometheus-api", "", url.toString())));
        for (List<String> cells : all) {
            ObjectNode node = data.addObject();
            node.put("id", cells.get(0));
            node.put("region", cells.get(1));
            node.put("url", cells.get(2));
            rows.add(cells.stream().map(Span::plain).toList());
            csv.add(cells);
        }
        List<Block> blocks = List.of(
                new Block.Table(List.of(Column.text("job"), Column.text("region"), Column.text("url")), rows),
                Block.Paragraph.of("Faults: POST an application's /test/…, GET its /test/faults, DELETE to clear."));
        return new Document("Simulation", null, true, now, data, blocks, csv, List.of());
    }
}
