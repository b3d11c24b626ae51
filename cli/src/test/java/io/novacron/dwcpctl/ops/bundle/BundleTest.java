package io.novacron.dwcpctl.ops.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.base.error.CliException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class BundleTest {
    private static final Bundle BUNDLE = new Bundle(
            JsonNodeFactory.instance.objectNode().put("kind", "Report"),
            new TreeMap<>(Map.of("report.md", "# Ein Bericht – µs\n", "replies.json", "{}")));

    @Test
    void what_was_written_is_read() {
        Bundle read = Bundle.read("b.zip", BUNDLE.write());

        assertThat(read.files()).isEqualTo(BUNDLE.files());
        assertThat(read.about()).isEqualTo(BUNDLE.about());
    }

    @Test
    void the_same_files_come_to_the_same_bytes() {
        assertThat(BUNDLE.write()).isEqualTo(BUNDLE.write());
    }

    @Test
    void what_was_touched_is_found_out() throws IOException {
        byte[] altered = rewritten(texts -> {
            texts.put("report.md", "# GO\n");
            return texts;
        });
        byte[] added = rewritten(texts -> {
            texts.put("more.txt", "");
            return texts;
        });
        byte[] missing = rewritten(texts -> {
            texts.remove("report.md");
            return texts;
        });
        byte[] manifest = rewritten(texts -> {
            texts.computeIfPresent("manifest.json", (name, text) -> text.replace("Report", "Rapport"));
            return texts;
        });
        byte[] bare = rewritten(texts -> {
            texts.remove("manifest.json");
            return texts;
        });

        refused(altered, "b.zip: report.md was altered after it was written: its checksum does not fit");
        refused(added, "b.zip: more.txt was added after it was written");
        refused(missing, "b.zip: report.md is missing");
        refused(manifest, "the evidence was altered after it was written");
        refused(bare, "b.zip: it has no manifest.json");
    }

    @Test
    void what_is_no_archive_is_refused() {
        refused("GO".getBytes(StandardCharsets.UTF_8), "it has no manifest.json");
        byte[] whole = BUNDLE.write();
        refused(Arrays.copyOf(whole, whole.length / 4), "b.zip: not a whole archive");
    }

    private static void refused(byte[] archive, String why) {
        assertThatThrownBy(() -> Bundle.read("b.zip", archive))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode().code()).isEqualTo(65))
                .hasMessageContaining(why);
    }

    private static byte[] rewritten(UnaryOperator<Map<String, String>> change) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(BUNDLE.write()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : change.apply(texts).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
