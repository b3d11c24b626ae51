package io.novacron.dwcpctl.site.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigEditorTest {
    private static final Map<String, List<String>> PROMETHEUS = Map.of("prometheus", List.of("http://p:9090"));

    @TempDir
    Path folder;

    @Test
    void the_first_context_of_a_file_that_is_not_there() throws IOException {
        Path file = folder.resolve("new/config.yaml");

        edit(file, "production");

        assertThat(file).hasContent("""
                        schema: 1
                        contexts:
                          production:
                            prometheus: {urls: ["http://p:9090"]}
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contexts:\n", "contexts: {}\n", ""})
    void the_first_context_of_a_file_that_has_none(String contexts) throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), "# mine\nschema: 1\n" + contexts);

        edit(file, "production");

        assertThat(file).hasContent("""
                        # mine
                        schema: 1
                        contexts:
                          production:
                            prometheus: {urls: ["http://p:9090"]}
                        """);
    }

    @Test
    void another_context_stands_behind_the_others_and_comments_stay() throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), """
                schema: 1
                contexts:
                  # the one that counts
                  production:
                    prometheus: {urls: [http://one:9090]} # old

                current-context: production
                """);

        edit(file, "staging");

        assertThat(file).hasContent("""
                        schema: 1
                        contexts:
                          # the one that counts
                          production:
                            prometheus: {urls: [http://one:9090]} # old
                          staging:
                            prometheus: {urls: ["http://p:9090"]}

                        current-context: production
                        """);
    }

    private static void edit(Path file, String context) {
        ConfigEditor editor = ConfigEditor.of(file);
        editor.setContext(context, PROMETHEUS);
        editor.save();
    }
}
