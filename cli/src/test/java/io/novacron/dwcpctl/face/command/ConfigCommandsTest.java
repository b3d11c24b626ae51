package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandsTest {
    private static final String FILE = """
            # ours, ünïcode 🚀
            schema: 1
            current-context: production # since May

            contexts:
                production:   # the real one
                    prometheus:
                        http_config_file: prom-http.yml
                        urls:
                        - http://p0:9090
                        - http://p1:9090
                    protected: true

                staging: {prometheus: {urls: [http://s0:9090]}, protected: true}
                # the end
            """;

    @TempDir
    Path home;

    private final RunningApp app = new RunningApp();
    private Path file = Path.of("");

    @BeforeEach
    void home() throws IOException {
        app.home(home);
        file = home.resolve(".config/dwcpctl/config.yaml");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, FILE);
    }

    private void changes(String before, String after, String... args) throws IOException {
        assertThat(FILE).contains(before);
        Outcome outcome = app.run(args);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(Files.readString(file)).isEqualTo(FILE.replace(before, after));
        try (Stream<Path> files = Files.list(Objects.requireNonNull(file.getParent()))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void use_context_changes_that_word_alone() throws IOException {
        changes("current-context: production #", "current-context: staging #", "config", "use-context", "staging");
    }

    @Test
    void use_context_takes_the_demo_which_is_built_in() throws IOException {
        changes("current-context: production #", "current-context: demo #", "config", "use-context", "demo");
    }

    @Test
    void use_context_names_the_nearest_and_changes_nothing() throws IOException {
        Outcome outcome = app.run("config", "use-context", "stagign");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.errLines())
                .containsExactly(
                        "error: config " + file + " has no context \"stagign\"",
                        "Did you mean staging? See dwcpctl config view.");
        assertThat(file).hasContent(FILE);
    }

    @Test
    void use_context_without_a_name_asks_and_where_it_cannot_says_what_to_give() throws IOException {
        Outcome outcome = app.run("config", "use-context");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.errLines()).hasSize(2);
        assertThat(outcome.err()).contains("CONTEXT");
        assertThat(file).hasContent(FILE);
    }

    @Test
    void set_context_replaces_a_list_as_it_is_written() throws IOException {
        changes(
                "- http://p0:9090\n            - http://p1:9090\n",
                "- \"http://n0:9090\"\n            - \"http://n1:9090\"\n            - \"http://n2:9090\"\n",
                "config",
                "set-context",
                "production",
                "--prometheus-url",
                "http://n0:9090,http://n1:9090",
                "--prometheus-url",
                "http://n2:9090");
    }

    @Test
    void set_context_within_a_line_keeps_the_rest_of_the_line() throws IOException {
        changes(
                "{urls: [http://s0:9090]}, protected: true}",
                "{urls: [\"http://n:1\"]}, protected: true, grafana: {url: \"http://g:3\"}}",
                "config",
                "set-context",
                "staging",
                "--prometheus-url",
                "http://n:1",
                "--grafana-url",
                "http://g:3");
    }

    @Test
    void set_context_adds_a_service_and_a_context_in_the_indentation_of_the_file() throws IOException {
        changes(
                "        protected: true\n\n",
                "        protected: true\n        alertmanager: {urls: [\"http://a:1\"]}\n\n",
                "config",
                "set-context",
                "production",
                "--alertmanager-url",
                "http://a:1");
        Files.writeString(file, FILE);
        changes(
                "protected: true}\n",
                "protected: true}\n    canary:\n      pushgateway: {url: \"http://c:1\"}\n",
                "config",
                "set-context",
                "canary",
                "--pushgateway-url",
                "http://c:1");
    }

    @Test
    void a_first_context_makes_the_file() throws IOException {
        Files.delete(file);

        Outcome set = app.run("config", "set-context", "prod", "--prometheus-url", "http://p:9090");

        assertThat(set.code()).isZero();
        assertThat(set.out()).isEmpty();
        assertThat(set.err()).isEqualTo("context prod is set in " + file + "\n");
        assertThat(Files.readString(file))
                .isEqualTo("schema: 1\ncontexts:\n  prod:\n    prometheus: {urls: [\"http://p:9090\"]}\n");
        assertThat(app.run("config", "use-context", "prod").err())
                .isEqualTo("current context is now prod (" + file + ")\n");
        assertThat(Files.readString(file)).endsWith("\ncurrent-context: prod\n");
        assertThat(app.run("config", "view", "-o", "csv").out().lines())
                .containsExactly("id,current,prometheus,alertmanager,protected", "prod,true,http://p:9090,-,false");
    }

    @Test
    void an_address_that_is_none_is_refused_before_anything_is_written() throws IOException {
        Outcome outcome = app.run("config", "set-context", "production", "--prometheus-url", "prometheus:9090");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.errLines())
                .containsExactly(
                        "error: --prometheus-url: no scheme in prometheus:9090", "Write it as http://prometheus:9090.");
        assertThat(file).hasContent(FILE);
        assertThat(app.run("config", "set-context", " ", "--grafana-url", "http://g")
                        .code())
                .isEqualTo(64);
    }

    @Test
    void the_demo_cannot_be_configured() throws IOException {
        Outcome outcome = app.run("config", "set-context", "demo", "--prometheus-url", "http://p:9090");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.err()).contains("the context demo is built in");
        assertThat(file).hasContent(FILE);
    }

    @Test
    void what_cannot_be_changed_alone_is_left_alone() throws IOException {
        String text = "schema: 1\nbase: x\n";
        Files.writeString(file, text);
        Outcome unknown = app.run("config", "set-context", "a", "--grafana-url", "http://g");
        String anchored = "schema: 1\ncontexts:\n  a: &a\n    grafana: {url: http://g}\n  b: *a\n";
        Files.writeString(file, anchored);
        Outcome alias = app.run("config", "set-context", "b", "--grafana-url", "http://h");

        assertThat(unknown.code()).isEqualTo(65);
        assertThat(unknown.errLines().get(0)).isEqualTo("error: " + file + ":2: unknown field \"base\"");
        assertThat(alias.code()).isEqualTo(65);
        assertThat(alias.errLines())
                .containsExactly(
                        "error: " + file + ": contexts.b.grafana.url is written in a way that cannot be changed here",
                        "Change it in an editor.");
        assertThat(Files.readString(file)).isEqualTo(anchored);
    }

    @Test
    void a_place_that_cannot_be_written_is_73() {
        Outcome outcome =
                app.run("config", "set-context", "a", "--grafana-url", "http://g", "--config", file + "/x/c.yaml");

        assertThat(outcome.code()).isEqualTo(73);
        assertThat(outcome.errLines())
                .containsExactly(
                        "error: cannot write " + file + "/x/c.yaml: Not a directory",
                        "Check that the directory is there, writable, and has room.");
    }

    @Test
    void without_a_home_there_is_no_place() {
        Outcome outcome = new RunningApp().run("config", "set-context", "a", "--grafana-url", "http://g");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.errLines())
                .containsExactly(
                        "error: there is no place for a config file: neither HOME nor XDG_CONFIG_HOME is set",
                        "Name one with --config.");
    }

    @Test
    void what_changes_something_takes_no_moment() {
        assertThat(app.run("config", "use-context", "staging", "--at", "-5m").errLines())
                .containsExactly("error: config use-context is about now and takes no --at", "Leave --at out.");
    }

    @Test
    void no_user_of_an_address_is_shown() throws IOException {
        Files.writeString(file.resolveSibling("prom-http.yml"), "basic_auth: {username: u, password: hunter2}\n");
        Files.writeString(file, FILE.replace("http://s0:9090", "http://user:hunter2@s0:9090"));

        for (String format : new String[] {"table", "json", "yaml", "csv", "markdown"}) {
            Outcome outcome = app.run("config", "view", "-o", format);
            assertThat(outcome.out())
                    .contains("http://s0:9090")
                    .doesNotContain("hunter2")
                    .doesNotContain("user:");
        }
    }

    @Test
    void check_names_every_mistake_at_once_by_line() throws IOException {
        Files.writeString(file, """
                schema: 1
                current-context: prodution
                contexts:
                  production:
                    prometheus:
                      urls: [prometheus-0:9090, "http://p1:9090"]
                      http_config_file: gone.yml
                    alertmanager: {urls: []}
                    grafana: {url: "ftp://grafana", http_confg: {}}
                    application: {eu-west: "not a url", us-east: http://us:8080}
                    components: {amts: http://a:9091}
                    kubernetes: {namespace: "Bad_Namespace", rollout_flag: {}}
                    protected: maybe
                  staging:
                    promtheus: {urls: [http://a:9090]}
                    prometheus: {urls: [b], http_config: {bearer_token: x, authorization: {credentials: y}}}
                  demo:
                    prometheus: {urls: [http://c:9090]}
                """);

        Outcome outcome = app.run("config", "check");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines().stream()
                        .filter(line -> line.startsWith("error: "))
                        .map(line -> line.replace("error: " + file, "").replace(home.toString(), "~")))
                .containsExactly(
                        ":6: no scheme in prometheus-0:9090",
                        ":7: http config ~/.config/dwcpctl/gone.yml: no such file",
                        ":8: no URL is listed",
                        ":9: unknown field \"http_confg\"",
                        ":9: no http:// or https:// URL: ftp://grafana",
                        ":10: no scheme in not a url",
                        ":11: unknown field \"amts\"",
                        ":12: no object in a cluster can be called \"Bad_Namespace\"",
                        ":12: \"env\" is missing",
                        ":13: true or false is wanted here, found \"maybe\"",
                        ":15: unknown field \"promtheus\"",
                        ":16: authorization is not compatible with bearer_token & bearer_token_file",
                        ":16: no scheme in b",
                        ":17: the context demo is built in",
                        "error: config ~/.config/dwcpctl/config.yaml has no context \"prodution\"");
        assertThat(outcome.errLines()).hasSize(30);
    }
}
