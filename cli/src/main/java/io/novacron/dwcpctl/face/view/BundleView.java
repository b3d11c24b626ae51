package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is in a bundle. */
public final class BundleView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Instant now;

    public BundleView(Instant now) {
        this.now = now;
    }

    private static long total(Bundle bundle) {
        return bundle.files().values().stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    public Document of(Bundle bundle) {
        ObjectNode data = JSON.objectNode();
        data.set("about", bundle.about());
        ArrayNode files = data.putArray("files");
        List<List<Span>> about = new ArrayList<>();
        bundle.about()
                .properties()
                .forEach(field -> about.add(List.of(
                        Span.plain(field.getKey()),
                        Span.plain(
                                field.getValue().isValueNode()
                                        ? field.getValue().asText()
                                        : field.getValue().toString()))));
        List<List<Span>> rows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "bytes", "sha256"));
        bundle.files().forEach((name, text) -> {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            String digest = SealedRecord.digest(text);
            files.addObject().put("id", name).put("bytes", bytes).put("sha256", digest);
            rows.add(List.of(
                    Span.plain(name),
                    Span.plain(Quantities.format(bytes, Unit.BYTES)),
                    Span.plain(digest.substring(0, 16))));
            csv.add(List.of(name, Integer.toString(bytes), digest));
        });
        return new Document(
                "Bundle",
                null,
                bundle.about().path("simulated").asBoolean(),
                now,
                data,
                List.of(
                        new Block.Table(List.of(Column.text("bundle"), Column.flexible("")), about),
                        Block.Paragraph.of(rows.size() + (rows.size() == 1 ? " file, " : " files, ")
                                + Quantities.format((double) total(bundle), Unit.BYTES) + "; every checksum fits"),
                        new Block.Table(
                                List.of(Column.flexible("file"), Column.number("size"), Column.text("sha256")), rows)),
                csv,
                List.of());
    }
}
