package io.novacron.dwcpctl.ops.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets planted wherever one can hide; each contains the word PLANTED. */
final class RedactionTest {
    private static final Redaction REDACTION =
            new Redaction(List.of("kn0wn-PLANTED", "short", " kn0wn-PLANTED-longer\n"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "told by a server: kn0wn-PLANTED is not welcome",
                "kn0wn-PLANTED-longer",
                "http://user:PLANTED@prometheus:9090/api",
                "https://PLANTEDtoken@prometheus:9090",
                "Authorization: Bearer PLANTEDabcdefgh.ij_kl",
                "authorization=Basic UExBTlRFRDpQTEFOVEVE-PLANTED",
                "basic PLANTEDUExBTlRFRA==",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJQTEFOVEVEIn0.PLANTED",
                "key AKIAPLANTED123456789 refused",
                "ghp_PLANTED0123456789abcdefghij",
                "xoxb-PLANTED-123456",
                "POST https://hooks.slack.com/services/T000/B000/PLANTED failed",
                "password: PLANTED",
                "password = 'PLANTED with spaces'",
                "db_password=\"PLANTED\\\"quoted\"",
                "X-Api-Key: PLANTED",
                "https://grafana/api?access_token=PLANTED&x=1",
                "up{client_secret=\"PLANTED\"} == 1",
                "up{token=~\"PLANTED.*\"}",
                "-----BEGIN RSA PRIVATE KEY-----\nPLANTED\nPLANTED\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nPLANTED cut short",
                "Authorization: Token PLANTED",
                "{\"authorization\": \"ApiKey PLANTED\"}",
                "kubectl --token PLANTED get pods",
                "kubectl --token=PLANTED get pods",
                "mysql --password 'PLANTED'",
                "k8s-aws-v1.aHR0cHM6Ly9zdHMPLANTED",
                "- name: DB_PASSWORD\n  value: PLANTED\n",
                "{\"name\":\"DB_PASSWORD\",\"value\":\"PLANTED\"}",
                "{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"PLANTED\\\"}",
                "{\\\"password\\\": \\\"PLANTED with spaces\\\"}",
                "repeated as GET /api?k=kn0wn-PL%41NTED kn0wn-PLANTED"
            })
    void nothing_that_is_a_secret_or_looks_like_one_stays(String text) {
        String clean = REDACTION.text(text);

        assertThat(clean).doesNotContain("PLANTED").contains(Redaction.MARK);
        assertThat(REDACTION.text(clean)).as("twice is as once").isEqualTo(clean);
    }

    @Test
    void known_ones_are_found_in_other_spellings() {
        Redaction redaction = new Redaction(List.of("p/PLANTED w?rd"));

        assertThat(redaction.text("user=p%2FPLANTED%20w%3Frd&x, cC9QTEFOVEVEIHc/cmQ=, p/PLANTED w?rd"))
                .isEqualTo("user=REDACTED&x, REDACTED, REDACTED");
    }

    @Test
    void one_that_was_cut_off_in_its_midst_is_found() {
        assertThat(REDACTION.text("first…, server: kn0wn-PLAN…")).isEqualTo("first…, server: REDACTED…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up{token=\"secret\", region=\"eu\"}",
                "password: secret",
                "db: {password: \"secret\", user: 'me'}",
                "url: https://me:secret@db/x"
            })
    void what_is_left_is_as_well_formed_as_it_was(String text) {
        assertThat(REDACTION.text(text))
                .isEqualTo(text.replace("secret", "REDACTED").replace("me:REDACTED", "REDACTED"));
    }

    @Test
    void the_value_of_a_variable_that_is_named_like_a_secret_is_taken_out() throws IOException {
        JsonNode tree = new ObjectMapper().readTree("""
                {"env": [{"name": "DB_PASSWORD", "value": "PLANTED"}, {"name": "REGION", "value": "eu-west"}]}
                """);

        assertThat(REDACTION.tree(tree).toString())
                .isEqualTo("{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"REDACTED\"},"
                        + "{\"name\":\"REGION\",\"value\":\"eu-west\"}]}");
    }

    @Test
    void a_line_of_JSON_stays_one_and_what_is_none_is_a_text() {
        assertThat(REDACTION.line("{\"a\":\"token=PLANTED\",\"secret\":\"PLANTED\"}"))
                .isEqualTo("{\"a\":\"token=REDACTED\",\"secret\":\"REDACTED\"}");
        assertThat(REDACTION.line("{\"a\": token=PLANTED")).isEqualTo("{\"a\": token=REDACTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum by (region) (rate(dwcp_v3_errors_total{region=~\".*\"}[5m]))",
                "no answer within 1m; short of time",
                "prometheus http://prometheus-0:9090/prometheus",
                "2026-01-31T09:30:00.000Z"
            })
    void what_is_none_stays_as_it_is(String text) {
        assertThat(REDACTION.text(text)).isEqualTo(text);
    }

    @Test
    void fields_that_are_named_like_a_secret_are_emptied_at_any_depth() throws IOException {
        JsonNode tree = new ObjectMapper().readTree("""
                {"metric": {"api_key": "PLANTED", "region": "eu-west"},
                 "list": [{"Password": "PLANTED", "password_file": "/run/secrets/p"}, "token=PLANTED"],
                 "value": [1769851800.000, "0.5"]}
                """);

        JsonNode clean = REDACTION.tree(tree);

        assertThat(clean.toString()).doesNotContain("PLANTED").contains("/run/secrets/p", "eu-west", "0.5");
        assertThat(clean.path("metric").path("api_key").asText()).isEqualTo(Redaction.MARK);
    }
}
