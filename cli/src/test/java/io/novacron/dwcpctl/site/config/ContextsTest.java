package io.novacron.dwcpctl.site.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flag over environment over file. */
final class ContextsTest {
    private static final String FILE = """
            schema: 1
            current-context: production
            contexts:
              production:
                prometheus: {urls: [http://p0:9090, http://p1:9090/prom/]}
                alertmanager: {urls: [http://a0:9093]}
                grafana: {url: http://grafana:3000}
                pushgateway: {url: http://push:9091}
                application: {eu-west: http://eu:8080, us-east: http://us:8080}
                components: {amst: http://amst:9091}
                kubernetes: {context: prod, rollout_flag: {env: FLAG}}
                store: metrics
                protected: true
              staging:
                prometheus: {urls: [http://s0:9090]}
              broken:
                promethues: {urls: [http://b0:9090]}
              nothing:
            """;

    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void home() {
        variables.put("HOME", home.toString());
    }

    private Path own(String text) throws IOException {
        Path file = home.resolve(".config/dwcpctl/config.yaml");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private Contexts contexts(@Nullable String config, @Nullable String context) {
        return new Contexts(environment(), config, context);
    }

    private Environment environment() {
        return new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Environment.Terminals.NONE,
                variables,
                home,
                Clock.systemUTC(),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                new Cancellation());
    }

    private static List<String> urls(@Nullable Endpoint endpoint) {
        return Objects.requireNonNull(endpoint).urls().stream()
                .map(ServiceUrl::toString)
                .toList();
    }

    private static void refuses(Runnable reading, ExitCode code, String message, String suggestion) {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(reading::run)
                .withMessage(message)
                .returns(suggestion, CliException::suggestion)
                .returns(code, CliException::exitCode);
    }

    @Test
    void a_context_is_read_whole() throws IOException {
        own(FILE);

        ContextConfig context = contexts(null, null).current();

        assertThat(context.name()).isEqualTo("production");
        assertThat(urls(context.prometheus())).containsExactly("http://p0:9090", "http://p1:9090/prom");
        assertThat(urls(context.alertmanager())).containsExactly("http://a0:9093");
        assertThat(urls(context.grafana())).containsExactly("http://grafana:3000");
        assertThat(urls(context.pushgateway())).containsExactly("http://push:9091");
        assertThat(context.application().keySet()).containsExactly("eu-west", "us-east");
        assertThat(context.components().keySet()).containsExactly("amst");
        assertThat(context.kubernetes())
                .isEqualTo(new KubernetesSettings(new ClusterNames(
                        "prod", "dwcp-v3-production", "dwcp-v3", "dwcp-v1", "dwcp-service", "dwcp-v3-config", "FLAG")));
        assertThat(context.store()).isEqualTo(home.resolve(".config/dwcpctl/metrics"));
        assertThat(context.isProtected()).isTrue();
    }

    @Test
    void the_flag_goes_before_the_variable_and_that_before_the_file() throws IOException {
        own(FILE);

        assertThat(contexts(null, null).chosen()).contains("production");
        variables.put("DWCPCTL_CONTEXT", "staging");
        assertThat(contexts(null, null).current().name()).isEqualTo("staging");
        assertThat(contexts(null, "production").current().name()).isEqualTo("production");
        variables.put("DWCPCTL_CONTEXT", "");
        assertThat(contexts(null, null).chosen()).contains("production");
    }

    @Test
    void one_config_file_counts_the_named_one_first() throws IOException {
        own(FILE);
        Path flag = Files.writeString(home.resolve("flag.yaml"), FILE.replace("p0", "flag"));
        Path variable = Files.writeString(home.resolve("variable.yaml"), FILE.replace("p0", "variable"));
        Path xdg = Files.createDirectories(home.resolve("xdg/dwcpctl"));
        Files.writeString(xdg.resolve("config.yaml"), FILE.replace("p0", "xdg"));

        assertThat(urls(contexts(null, null).current().prometheus())).contains("http://p0:9090");
        variables.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        assertThat(urls(contexts(null, null).current().prometheus())).contains("http://xdg:9090");
        variables.put("XDG_CONFIG_HOME", "relative/is/ignored");
        assertThat(urls(contexts(null, null).current().prometheus())).contains("http://p0:9090");
        variables.put("DWCPCTL_CONFIG", variable.toString());
        assertThat(urls(contexts(null, null).current().prometheus())).contains("http://variable:9090");
        assertThat(urls(contexts("flag.yaml", null).current().prometheus())).contains("http://flag:9090");
        assertThat(contexts(flag.toString(), null).file().orElseThrow().path()).isEqualTo(flag);
    }

    @Test
    void a_named_file_must_be_there() {
        Path missing = home.resolve("missing.yaml");
        refuses(
                () -> contexts("missing.yaml", null).current(),
                ExitCode.BAD_INPUT,
                "config " + missing + ": no such file",
                "Check --config.");
        variables.put("DWCPCTL_CONFIG", missing.toString());
        refuses(
                () -> contexts(null, null).current(),
                ExitCode.BAD_INPUT,
                "config " + missing + ": no such file",
                "Check DWCPCTL_CONFIG.");
    }

    @Test
    void addresses_in_the_environment_go_before_the_file_and_leave_the_rest() throws IOException {
        own(FILE);
        variables.put("DWCPCTL_PROMETHEUS_URL", "http://e0:1, http://e1:2");
        variables.put("DWCPCTL_GRAFANA_URL", "https://user:secret@g:3");

        ContextConfig context = contexts(null, null).current();

        assertThat(urls(context.prometheus())).containsExactly("http://e0:1", "http://e1:2");
        assertThat(urls(context.grafana())).containsExactly("https://g:3");
        assertThat(urls(context.alertmanager())).containsExactly("http://a0:9093");
        assertThat(context.isProtected()).isTrue();
        assertThat(contexts(null, null).overrides()).containsExactly("DWCPCTL_PROMETHEUS_URL", "DWCPCTL_GRAFANA_URL");
    }

    @Test
    void without_a_file_the_environment_alone_is_a_context() {
        variables.put("DWCPCTL_PROMETHEUS_URL", "http://e0:1");
        variables.put("DWCPCTL_ALERTMANAGER_URL", "http://e0:2");
        variables.put("DWCPCTL_PUSHGATEWAY_URL", "http://e0:3");

        ContextConfig context = contexts(null, null).current();

        assertThat(context.name()).isEqualTo("environment");
        assertThat(urls(context.prometheus())).containsExactly("http://e0:1");
        assertThat(urls(context.alertmanager())).containsExactly("http://e0:2");
        assertThat(urls(context.pushgateway())).containsExactly("http://e0:3");
        assertThat(context.grafana()).isNull();
    }

    @Test
    void an_address_in_the_environment_that_is_none_names_the_variable() {
        variables.put("DWCPCTL_PROMETHEUS_URL", "http://ok:1,prometheus:9090");

        refuses(
                () -> contexts(null, null).current(),
                ExitCode.BAD_INPUT,
                "DWCPCTL_PROMETHEUS_URL: no scheme in prometheus:9090",
                "Write it as http://prometheus:9090.");
    }

    @Test
    void what_is_not_there_is_named_with_the_nearest() throws IOException {
        refuses(
                () -> contexts(null, null).current(),
                ExitCode.USAGE,
                "no context is chosen",
                "Try --context demo, set DWCPCTL_PROMETHEUS_URL, or write a config file: dwcpctl config set-context NAME --prometheus-url URL.");
        Path file = own(FILE);
        refuses(
                () -> contexts(null, "prodction").current(),
                ExitCode.BAD_INPUT,
                "config " + file + " has no context \"prodction\"",
                "Did you mean production? See dwcpctl config view.");
        own(FILE.replace("current-context: production\n", ""));
        refuses(
                () -> contexts(null, null).current(),
                ExitCode.USAGE,
                "no context is chosen",
                "Name one with --context: production, staging, broken, nothing; or dwcpctl config use-context NAME.");
    }

    @Test
    void a_mistake_in_another_context_does_not_stand_in_the_way_and_is_found_by_a_check() throws IOException {
        Path file = own(FILE);

        assertThat(contexts(null, "staging").current().name()).isEqualTo("staging");
        refuses(
                () -> contexts(null, "broken").current(),
                ExitCode.BAD_INPUT,
                file + ":17: unknown field \"promethues\"",
                "Did you mean prometheus? Known here: prometheus, alertmanager, grafana, pushgateway, application, components, kubernetes, notifiers, store, protected.");
        assertThat(ConfigFile.read(file).mistakes())
                .extracting(CliException::getMessage)
                .containsExactly(file + ":17: unknown field \"promethues\"");
    }

    @Test
    void a_context_of_which_nothing_is_said_has_nothing() throws IOException {
        own(FILE);

        assertThat(contexts(null, "nothing").current().prometheus()).isNull();
        variables.put("DWCPCTL_PROMETHEUS_URL", "http://e0:1");
        assertThat(urls(contexts(null, "nothing").current().prometheus())).containsExactly("http://e0:1");
    }

    @Test
    void the_demo_is_chosen_without_opening_a_file() {
        variables.put("DWCPCTL_CONFIG", "/nonexistent/config.yaml");

        assertThat(contexts(null, "demo").isDemo()).isTrue();
        variables.put("DWCPCTL_CONTEXT", "demo");
        assertThat(contexts(null, null).isDemo()).isTrue();
        assertThat(contexts(null, "production").isDemo()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    schema: 1 | schema: 1;context: x              | :2: unknown field "context"
                    protected: true | protected: maybe            | :13: true or false is wanted here, found "maybe"
                    {url: http://grafana:3000} | {urls: [http://g]} | :7: unknown field "urls"
                    {url: http://grafana:3000} | http://g         | :7: fields are wanted here, found "http://g"
                    {urls: [http://a0:9093]} | {urls: []}         | :6: no URL is listed
                    {urls: [http://a0:9093]} | {urls: http://a}   | :6: a list is wanted here, found "http://a"
                    {urls: [http://a0:9093]} | {url: http://a}    | :6: unknown field "url"
                    {urls: [http://a0:9093]} | {urls: [a0:9093]}  | :6: no scheme in a0:9093
                    {urls: [http://a0:9093]} | {}                 | :6: "urls" is missing
                    http://eu:8080 | ftp://eu                     | :9: no http:// or https:// URL: ftp://eu
                    amst: http | atms: http                       | :10: unknown field "atms"
                    rollout_flag: {env: FLAG} | rollout_flag: FLAG | :11: fields are wanted here, found "FLAG"
                    rollout_flag: {env: FLAG} | rollout_flag: {}  | :11: "env" is missing
                    """)
    void a_wrong_file_is_65_with_file_and_line(String part, String instead, String problem) throws IOException {
        assertThat(FILE).contains(part);
        Path file = own(FILE.replace(part, instead.replace(';', '\n')));

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> contexts(null, "production").current())
                .withMessage(file + problem)
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
    }

    @Test
    void a_block_of_http_settings_is_there_once() throws IOException {
        Path file = own(FILE.replace(
                "{url: http://grafana:3000}", "{url: http://g, http_config: {}, http_config_file: x.yaml}"));

        refuses(
                () -> contexts(null, null).current(),
                ExitCode.BAD_INPUT,
                file + ":7: http_config and http_config_file are both there",
                "Keep one of them.");
    }
}
