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
                "-----BEGIN PRIVATE KEY-----\nPLANTED cut short"
            })
    void nothing_that_is_a_secret_or_looks_like_one_stays(String text) {
        String clean = REDACTION.text(text);

        assertThat(clean).doesNotContain("PLANTED").contains(Redaction.MARK);
        assertThat(REDACTION.text(clean)).as("twice is as once").isEqualTo(clean);
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
