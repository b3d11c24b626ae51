package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.api.PrometheusApi;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline's step that README.md shows, run as it stands there; only the addresses are others. */
final class PipelineExampleTest {
    private static final Map<String, Integer> CODES = Map.of("GO", 0, "CAUTION", 1, "NO_GO", 2, "UNKNOWN", 3);

    @TempDir
    Path home;

    @Test
    void decides_and_leaves_its_files() throws IOException {
        JsonNode step = step();
        String line = step.path("run").asText();
        String variable = step.path("env").fieldNames().next();
        assertThat(step.path("env").path(variable).asText().split(",")).hasSize(2);
        assertThat(line).startsWith("dwcpctl gonogo ");

        try (PrometheusApi one = served();
                PrometheusApi other = served()) {
            RunningApp.Outcome outcome = new RunningApp()
                    .home(home)
                    .variable("CI", "true")
                    .variable(variable, one.url() + "," + other.url())
                    .variable("GITHUB_STEP_SUMMARY", home.resolve("summary.md").toString())
                    .run(line.substring("dwcpctl ".length()).split(" "));

            JsonNode evidence =
                    new ObjectMapper().readTree(home.resolve("gonogo.json").toFile());
            String decision = evidence.at("/assessment/decision").asText();
            assertThat(outcome.code())
                    .as(outcome.toString())
                    .isEqualTo(CODES.get(decision))
                    .isLessThan(2);
            assertThat(outcome.out()).contains("rollout", "| criterion | role |");
            assertThat(home.resolve("gonogo.xml")).isNotEmptyFile();
            assertThat(Files.readString(home.resolve("summary.md"))).isEqualTo(outcome.out() + "\n");
            assertThat(evidence.path("testimony")).hasSize(2);
        }
    }

    private static JsonNode step() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int from = readme.indexOf("```yaml\n- name:") + "```yaml\n".length();
        return new ObjectMapper(new YAMLFactory())
                .readTree(readme.substring(from, readme.indexOf("```", from)))
                .path(0);
    }

    private static PrometheusApi served() {
        Timeline still = new Timeline() {
            @Override
            public Instant now() {
                return RunningApp.NOW;
            }

            @Override
            public void awaitUntil(Instant moment) {
                throw new UnsupportedOperationException();
            }
        };
        LiveFleet live = new LiveFleet(new FleetLog(1, RunningApp.NOW, List.of()), still, event -> {});
        return PrometheusApi.start(0, live, new PortMap(18_080), FleetRules.none());
    }
}
