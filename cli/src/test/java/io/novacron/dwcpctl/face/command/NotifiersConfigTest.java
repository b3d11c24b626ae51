package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notifiers in the config file: read strictly, shown without their secrets, looked at by {@code config check}. */
final class NotifiersConfigTest {
    private static final String SECRET = "B0S3CR3T";

    @TempDir
    Path home;

    private Outcome run(String notifiers, String... args) throws IOException {
        Path file = home.resolve("config.yaml");
        Files.writeString(file, """
                schema: 1
                current-context: production
                contexts:
                  production:
                    prometheus: {urls: ['http://127.0.0.1:9']}
                    notifiers:
                """ + notifiers.indent(6));
        return new RunningApp()
                .home(home)
                .variable("DWCPCTL_CONFIG", file.toString())
                .run(args);
    }

    @Test
    void view_shows_where_they_send_and_no_secret() throws IOException {
        String all = """
                incidents: {type: slack, url_file: slack-url}
                pager: {type: webhook, url_env: PAGER_URL, http_config: {authorization: {credentials_env: PAGER}}}
                inline: {type: webhook, url: 'https://me:B0S3CR3T@hooks.example:8443/a/B0S3CR3T?sig=B0S3CR3T'}
                dashboards: {type: grafana, dashboard_uid: dwcp-v3, tags: [rollout]}
                """;

        Outcome table = run(all, "config", "view");
        Outcome json = run(all, "config", "view", "-o", "json");

        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out() + json.out()).doesNotContain(SECRET);
        assertThat(table.out()).contains("https://hooks.example:8443/…", "the URL in $PAGER_URL");
        assertThat(json.out().replaceAll("\\s+", " "))
                .contains(
                        "{ \"id\": \"inline\", \"type\": \"webhook\", \"address\": \"https://hooks.example:8443/…\" }")
                .contains("\"address\": \"the context's grafana\"");
    }

    @Test
    void check_finds_those_that_cannot_send_and_sends_nothing() throws IOException {
        Files.writeString(home.resolve("good"), "https://hooks.example/" + SECRET);
        Outcome outcome = run("""
                a: {type: slack, url_file: good}
                b: {type: slack, url_file: nowhere}
                c: {type: grafana}
                """, "config", "check", "-o", "csv");

        assertThat(outcome.out())
                .contains("notifier a,the URL in " + home.resolve("good") + ",PASS,")
                .contains("notifier b,the URL in " + home.resolve("nowhere") + ",ERROR,url_file "
                        + home.resolve("nowhere") + ": no such file")
                .contains("notifier c,-,ERROR,notifier c: context production has no grafana");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {type: slak, url_env: X} | 7: \"slak\" is none of slack, webhook, grafana",
                "a: {type: slack} | 7: there is no URL",
                "a: {type: slack, url_env: X, url_file: y} | 7: url_file and url_env are both there",
                "a: {type: slack, url: hooks.example/B0S3CR3T} | 7: what is given there is no http:// or https:// URL",
                "a: {type: slack, url_env: X, channel: y} | 7: unknown field \"channel\"",
                "a: {type: grafana, url_env: X} | 7: unknown field \"url_env\"",
                "a: {url_env: X} | 7: \"type\" is missing",
            })
    void a_mistake_is_found_with_its_line(String notifier, String message) throws IOException {
        Outcome outcome = run(notifier, "config", "check");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.errLines().get(0)).isEqualTo("error: " + home.resolve("config.yaml") + ":" + message);
        assertThat(outcome.err()).doesNotContain(SECRET);
    }
}
