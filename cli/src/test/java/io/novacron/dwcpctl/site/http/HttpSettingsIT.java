package io.novacron.dwcpctl.site.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.testing.RealPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What promtool refuses is refused, and what it accepts is accepted, but for what we say we do not do. */
class HttpSettingsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "basic_auth: {}",
                "basic_auth: null",
                "basic_auth: {username: a, password: b}",
                "basic_auth: {username: a, username_file: b}",
                "basic_auth: {password: b, password_file: b}",
                "basic_auth: {password: b, password_file: ''}",
                "basic_auth: {username: a}\nauthorization: {credentials: c}",
                "basic_auth: {}\nauthorization: {}",
                "basic_auth: {user: a}",
                "basic_auth: text",
                "authorization: {}",
                "authorization: {type: ' Basic ', credentials: a}",
                "authorization: {type: Token, credentials: a}",
                "authorization: {credentials: a, credentials_file: b}",
                "bearer_token: a",
                "bearer_token: a\nbearer_token_file: b",
                "bearer_token: ''\nbearer_token_file: b",
                "bearer_token: a\nbasic_auth: {username: b}",
                "bearer_token: a\nauthorization: {credentials: b}",
                "proxy_url: http://me:pw@proxy:3128\nno_proxy: 'a,.b'",
                "proxy_url: socks5://proxy",
                "proxy_url: ''",
                "proxy_url: '::bad'",
                "no_proxy: a",
                "proxy_from_environment: true",
                "proxy_from_environment: true\nproxy_url: http://a",
                "proxy_from_environment: true\nno_proxy: a",
                "proxy_connect_header: {A: [b]}",
                "proxy_url: http://p\nproxy_connect_header: {A: [b, c]}",
                "tls_config: {}",
                "tls_config: {ca: a, ca_file: b}",
                "tls_config: {cert_file: a}",
                "tls_config: {key_file: a}",
                "tls_config: {cert: a, cert_file: b, key: c}",
                "tls_config: {cert: a, key: b, key_file: c}",
                "tls_config: {min_version: TLS12, max_version: TLS13, server_name: x, insecure_skip_verify: true}",
                "tls_config: {min_version: TLS9}",
                "http_headers: {X-Scope-OrgID: {values: [a], secrets: [b], files: [c]}}",
                "http_headers: {authorization: {values: [a]}}",
                "http_headers: {HOST: {values: [a]}}",
                "http_headers: {x-amz-date: {values: [a]}}",
                "http_headers: {accept-encoding: {values: [a]}}",
                "http_headers: {Accept: {values: [a]}}",
                "http_headers: {Cookie: {values: [a]}}",
                "http_headers: {X-A: [a]}",
                "http_headers: {X-A: {values: a}}",
                "http_headers: {X-A: {value: [a]}}",
                "follow_redirects: false\nenable_http2: false",
                "follow_redirects: maybe",
                "nonsense: 1",
            })
    void promtool_and_we_agree(String block) throws Exception {
        RealPrograms.THREE.require("promtool");
        Path file = folder.resolve("prometheus.yml");
        String body = block.equals("{}") ? "" : "  " + block.replace("\n", "\n  ") + "\n";
        Files.writeString(file, "scrape_configs:\n- job_name: x\n" + body);
        RealPrograms.Outcome outcome =
                RealPrograms.THREE.run("", "promtool", "check", "config", "--syntax-only", file.toString());
        assertThat(refused(block)).as(outcome.output()).isEqualTo(outcome.exitCode() != 0);
    }

    private static boolean refused(String block) {
        try {
            TestClients.settings(block);
            return false;
        } catch (CliException e) {
            return true;
        }
    }
}
