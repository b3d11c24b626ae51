package io.novacron.dwcpctl.site.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.error.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of objects in a cluster. */
class KubernetesSettingsTest {
    @TempDir
    Path folder;

    @Test
    void a_name_that_no_object_can_have_is_found_where_it_stands() throws IOException {
        List<String> lines = List.of(
                "schema: 1",
                "contexts:",
                "  a: {kubernetes: {v1: --all}}",
                "  b: {kubernetes: {namespace: a b}}",
                "  c: {kubernetes: {rollout_flag: {env: FLAG-}}}");
        Path file = Files.write(folder.resolve("config.yaml"), lines);

        assertThat(ConfigFile.read(file).mistakes())
                .extracting(CliException::getMessage)
                .containsExactly(
                        file + ":3: no object in a cluster can be called \"--all\"",
                        file + ":4: no object in a cluster can be called \"a b\"",
                        file + ":5: no environment variable can be called \"FLAG-\"");
    }
}
