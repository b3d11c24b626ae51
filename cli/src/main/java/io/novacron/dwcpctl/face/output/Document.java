package io.novacron.dwcpctl.face.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result, ready to be written in any format: for people as blocks, for machines as data.
 *
 * @param kind what it is, in CamelCase: {@code Latency}, {@code QueryList}
 * @param context the context that answered; null where none was needed
 * @param simulated whether the numbers come from a simulated fleet: said in every format
 * @param evaluatedAt the moment it is about
 * @param data for JSON and YAML; a list of items is an array of objects that begin with {@code id}
 * @param blocks for terminals and markdown
 * @param rows for CSV: the first row names the columns
 * @param warnings what the reader must know to trust it, a sentence each
 */
public record Document(
        String kind,
        @Nullable String context,
        boolean simulated,
        Instant evaluatedAt,
        JsonNode data,
        List<Block> blocks,
        List<List<String>> rows,
        List<String> warnings) {
    public Document {
        blocks = List.copyOf(blocks);
        rows = rows.stream().map(List::copyOf).toList();
        warnings = List.copyOf(warnings);
    }
}
