package io.novacron.dwcpctl.ops.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A scenario's file is what its schema says, and a mistake in one is named with its line. */
final class ScenarioFileTest {
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final Cookbook COOKBOOK = new Cookbook(new Library(SHIPPED, null));
    private static final String PATH = "playbooks/scenarios/hde-slow.yaml";
    private static final ScenarioFile READER =
            new ScenarioFile(COOKBOOK, Map.of("DWCPv3LatencyP99Critical", "latency-p99-critical"));

    static Stream<String> files() {
        return SHIPPED.list("playbooks/scenarios/").stream()
                .filter(path -> path.endsWith(".yaml") && !path.endsWith(".runs.yaml"));
    }

    private static List<String> problems(String yaml) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SHIPPED.text("playbooks/schema/scenario.schema.json"));
        return schema.validate(new ObjectMapper(new YAMLFactory()).readTree(yaml)).stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void keeps_the_schema(String path) throws IOException {
        assertThat(problems(SHIPPED.text(path))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "id: hde-slow # id: hde slow # :2: \"hde slow\" is no id",
                "id: hde-slow # id: other # :2: the file is called hde-slow.yaml",
                "DWCPv3LatencyP99Critical # DWCPv3LatencyP98Critical # :5: there is no alert",
                "at: -4m # at: 4m # nothing has gone wrong when the pager rings",
                "scenario: latency-spike # scenario: latency-peak # there is no scenario of the fleet \"latency-peak\"",
                "scenario: latency-spike # faults: [{latency: soon}] # a duration is wanted",
                "scenario: latency-spike # faults: [{down: hdee}] # there is no target \"hdee\"",
                "scenario: latency-spike # faults: [{stalled: 162}] # out of range",
                "scenario: latency-spike # faults: [{sleep: 1}] # one kind of fault is wanted",
                "query: latency-p99 # query: latency-p98 # no query has the id",
                "window: 1m # windows: 1m # has no parameter \"windows\"",
                "\"< 0.5\" # \"below 0.5\" # is no comparison",
                "set-env dwcp-v3-hde # setenv dwcp-v3-hde # is no change of the cluster",
                "outcomes: [resolved # outcomes: [solved # there is no outcome \"solved\"",
                "detect: 3m # detect: 3 # a duration is wanted",
                "within: 8m # for: 8m # unknown field \"for\"",
                "- at: 7m # - at: 1m # earlier than the one above",
                "briefing: # breefing: # unknown field \"breefing\"",
            })
    void a_mistake_is_named_with_its_line(String right, String wrong, String says) {
        String text = SHIPPED.text(PATH);
        assertThat(text).contains(right);

        assertThatThrownBy(() -> READER.read(PATH, text.replace(right, wrong)))
                .hasMessageContaining(PATH + ":")
                .hasMessageContaining(says);
    }

    /** What the guide shows to somebody who writes one. */
    @Test
    void the_guides_example_is_one() throws IOException {
        Matcher example = Pattern.compile("(?ms)^```yaml\\n(schema: 1\\n.*?)^```$")
                .matcher(SHIPPED.text("playbooks/guide/95-exercises.md"));
        assertThat(example.find()).isTrue();

        assertThat(problems(example.group(1))).isEmpty();
        assertThat(READER.read("acp-slow.yaml", example.group(1)).injects()).hasSize(2);
    }
}
