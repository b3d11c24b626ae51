package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import io.novacron.dwcpctl.testing.ScriptedPrometheus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets planted wherever one can hide, and repeated wherever somebody may repeat them: by the server in errors, warnings and
 * labels, by people in journals and transcripts, by pods in logs. None of them reaches what is written or shown.
 */
final class SecretsTest {
    /** Where each is planted. */
    private static final Map<String, String> SECRETS = new LinkedHashMap<>();

    static {
        SECRETS.put("password in the URL of Prometheus", "url-PLANTED-pa55");
        SECRETS.put("token file of Alertmanager", "tokenfile-PLANTED-9f2a");
        SECRETS.put("password of Grafana", "basic-PLANTED-3c1d");
        SECRETS.put("header of our own making", "header-PLANTED-77ab");
        SECRETS.put("user of the proxy in http_config", "proxy-PLANTED-51de");
        SECRETS.put("user of the proxy in the environment", "envproxy-PLANTED-8844");
        SECRETS.put("webhook in a file", "T0PLANTED000/B0PLANTED000/slackPLANTED0123456789");
        SECRETS.put("webhook in a variable", "pager-PLANTED-key-0001");
        SECRETS.put("webhook in the configuration", "inline-PLANTED-hook-02");
        SECRETS.put("variable named like a secret", "envtoken-PLANTED-60fe");
        SECRETS.put("token in the kubeconfig", "kube-PLANTED-31aa");
        SECRETS.put("key in the kubeconfig", "a3ViZS1rZXktUExBTlRFRA-PLANTED==");
        SECRETS.put("variable of a credential plugin", "plugin-PLANTED-ee01");
    }

    /** Nobody has told us of these; they look like secrets. */
    private static final String UNKNOWN = "Authorization: Bearer unknown-PLANTED-1; password=unknown-PLANTED-2;"
            + " curl https://me:unknown-PLANTED-3@x/; eyJhbGciOiJIUzI1NiJ9.eyJQTEFOVEVEIn0.unknown-PLANTED-4";

    @TempDir
    Path home;

    private ScriptedPrometheus prometheus;

    @BeforeEach
    void plant() throws IOException {
        String repeated = String.join(" ", SECRETS.values()) + " "
                + Base64.getEncoder()
                        .encodeToString(("admin:" + secret("password in the URL of Prometheus"))
                                .getBytes(StandardCharsets.UTF_8))
                + " " + UNKNOWN;
        prometheus = new ScriptedPrometheus();
        prometheus.on("availability", 503, "not let in: " + repeated);
        prometheus.on("latency", 200, ScriptedPrometheus.success("matrix", "[]"));
        prometheus.on(
                "",
                200,
                ScriptedPrometheus.success(
                                "vector",
                                "[{\"metric\":{\"region\":\"eu-west\",\"api_key\":\"label-PLANTED\",\"job\":\""
                                        + secret("token file of Alertmanager") + "\"},\"value\":["
                                        + RunningApp.NOW.getEpochSecond() + ",\"1\"]}]")
                        .replaceFirst("\\{", "{\"warnings\":[\"said: " + repeated + "\"],"));
        file("alertmanager-token", secret("token file of Alertmanager") + "\n");
        file("slack", "https://hooks.slack.com/services/" + secret("webhook in a file") + "\n");
        file(".kube/config", """
                users:
                - name: me
                  user:
                    token: %s
                    client-key-data: %s
                    exec:
                      env:
                      - name: VAULT_TOKEN
                        value: %s
                """.formatted(
                        secret("token in the kubeconfig"),
                        secret("key in the kubeconfig"),
                        secret("variable of a credential plugin")));
        file("config.yaml", """
                schema: 1
                current-context: production
                contexts:
                  production:
                    prometheus: {urls: ['%s']}
                    alertmanager:
                      urls: ['http://127.0.0.1:9']
                      http_config: {authorization: {credentials_file: alertmanager-token}}
                    grafana:
                      url: http://127.0.0.1:9
                      http_config: {basic_auth: {username: me, password: '%s'}}
                    pushgateway:
                      url: http://127.0.0.1:9
                      http_config:
                        proxy_url: 'http://me:%s@127.0.0.1:9'
                        http_headers: {X-Scope: {secrets: ['%s']}}
                    notifiers:
                      incidents: {type: slack, url_file: slack}
                      pager: {type: webhook, url_env: PAGER}
                      more: {type: webhook, url: 'https://hooks.example/%s'}
                """.formatted(
                        prometheus.url().replace("//", "//admin:" + secret("password in the URL of Prometheus") + "@"),
                        secret("password of Grafana"),
                        secret("user of the proxy in http_config"),
                        secret("header of our own making"),
                        secret("webhook in the configuration")));
        records(repeated);
    }

    /** A rollback and a playbook of the hour before, by people who paste what they see. */
    private void records(String repeated) throws IOException {
        Outcome rollback = new RunningApp()
                .home(home)
                .run("--context", "demo", "rollback", "run", "--yes", "--reason", "it said: " + repeated);
        assertThat(rollback.code()).as(rollback.err()).isZero();
        Path directory = home.resolve(".local/state/dwcpctl/rollback");
        try (var ids = Files.list(directory)) {
            Path id = ids.toList().get(0);
            Path journal = id.resolve("journal");
            Files.writeString(
                    journal, Files.readString(journal).replace("\"context\":\"demo\"", "\"context\":\"production\""));
            Files.writeString(id.resolve("evidence/logs-dwcp-v1.txt"), "INFO " + repeated + "\n");
            Files.writeString(
                    id.resolve("evidence/cluster.json"),
                    "{\"env\": {\"DB_PASSWORD\": \"clusterenv-PLANTED\"}, \"annotations\": {\"last-applied\":"
                            + " \"{\\\"env\\\":[{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"applied-PLANTED\\\"}]}\"}}");
        }
        file(".local/state/dwcpctl/playbook/r1/transcript", """
                {"time":"2026-01-31T09:00:00.000Z","kind":"began","playbook":"latency-p99-critical","run":"r1","context":"production","operator":"me"}
                {"time":"2026-01-31T09:01:00.000Z","kind":"noted","text":"pasted: %s"}
                {"time":"2026-01-31T09:02:00.000Z","kind":"evidence","text":"kubectl said","output":"%s","secret":"fact-PLANTED"}
                """.formatted(repeated, repeated));
    }

    private static String secret(String where) {
        return SECRETS.getOrDefault(where, "none");
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @AfterEach
    void close() {
        prometheus.close();
    }

    private Outcome run(String line) {
        return new RunningApp()
                .home(home)
                .variable("DWCPCTL_CONFIG", home.resolve("config.yaml").toString())
                .variable("PAGER", "https://events.example/hook?key=" + secret("webhook in a variable"))
                .variable("MY_SERVICE_TOKEN", secret("variable named like a secret"))
                .variable("HTTPS_PROXY", "http://me:" + secret("user of the proxy in the environment") + "@127.0.0.1:9")
                .run(line.split(" "));
    }

    private Map<String, String> unpacked(String name) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(home.resolve(name))))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private void holdsNone(String name) throws IOException {
        unpacked(name).forEach(this::holdsNone);
    }

    private void holdsNone(String what, String text) {
        SECRETS.forEach((where, secret) -> assertThat(text)
                .as("%s: %s", what, where)
                .doesNotContain(secret, Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
        assertThat(text).as(what).doesNotContain("PLANTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "json", "html"})
    void a_bundle_of_a_report_holds_none(String format) throws IOException {
        Outcome outcome = run("report --section latency,errors,resources,appendix --bundle b.zip -o " + format);

        holdsNone("stdout", outcome.out());
        holdsNone("stderr", outcome.err());
        holdsNone("b.zip");
        assertThat(unpacked("b.zip").keySet())
                .contains("replies.json", "configuration.json", "records/playbook/r1/transcript.jsonl")
                .anyMatch(name -> name.endsWith("/journal.jsonl"))
                .anyMatch(name -> name.endsWith("/record.md"))
                .anyMatch(name -> name.endsWith("/evidence/cluster.json"))
                .anyMatch(name -> name.endsWith("/evidence/logs-dwcp-v1.txt"));
        assertThat(unpacked("b.zip").get("replies.json")).contains("REDACTED");
        assertThat(run("bundle replay b.zip").out()).isEqualTo(outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "markdown", "json", "html"})
    void a_bundle_of_a_decision_and_its_evidence_hold_none(String format) throws IOException {
        Outcome outcome = run("gonogo --bundle b.zip --evidence e.json --junit j.xml --debug -o " + format);

        assertThat(outcome.code()).isEqualTo(3);
        holdsNone("stdout", outcome.out());
        holdsNone("stderr", outcome.err());
        holdsNone("e.json", Files.readString(home.resolve("e.json")));
        holdsNone("j.xml", Files.readString(home.resolve("j.xml")));
        holdsNone("b.zip");
        assertThat(unpacked("b.zip").get("evidence.json")).contains("REDACTED");
        assertThat(run("bundle replay b.zip").code()).isEqualTo(3);
        assertThat(run("bundle replay b.zip").err()).doesNotContain("it does not agree");
        assertThat(run("gonogo --replay e.json").err()).doesNotContain("it does not agree");
    }

    @Test
    void a_bundle_of_a_playbook_holds_none() throws IOException {
        Outcome outcome = run("playbook show --transcript .local/state/dwcpctl/playbook/r1/transcript --bundle b.zip");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        holdsNone("b.zip");
        assertThat(unpacked("b.zip").get("post-mortem.md")).contains("pasted:", "REDACTED");
        Outcome replayed = run("bundle replay b.zip");
        assertThat(replayed.out()).isEqualTo(unpacked("b.zip").get("post-mortem.md"));
        assertThat(replayed.code()).as("the run has not ended").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report --section errors",
                "report --section errors -o html",
                "report --section errors -o json",
                "--debug query eval availability",
                "health --debug",
                "config check",
                "config view -o json"
            })
    void what_servers_say_of_what_they_were_sent_is_not_shown(String line) {
        Outcome outcome = run(line);

        String sent = secret("password in the URL of Prometheus");
        assertThat(outcome.out() + outcome.err()).doesNotContain(sent);
    }
}
