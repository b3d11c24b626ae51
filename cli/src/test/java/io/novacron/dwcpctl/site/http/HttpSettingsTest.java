package io.novacron.dwcpctl.site.http;

import static io.novacron.dwcpctl.site.http.TestClients.get;
import static io.novacron.dwcpctl.site.http.TestClients.ok;
import static io.novacron.dwcpctl.site.http.TestClients.settings;
import static io.novacron.dwcpctl.site.http.TestClients.taken;
import static io.novacron.dwcpctl.site.http.TestClients.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novacron.dwcpctl.base.error.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
    private static final String SECRET = "hunter2-S3CRET";

    @TempDir
    Path directory;

    private final MockWebServer server = new MockWebServer();

    HttpSettingsTest() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String url() {
        return "http://" + server.getHostName() + ":" + server.getPort();
    }

    private String authorization(HttpSettings settings, Map<String, String> environment) throws InterruptedException {
        server.enqueue(ok(""));
        get(transport(settings, environment), url());
        return String.valueOf(taken(server).getHeaders().get("Authorization"));
    }

    private static CliException refusal(String yaml) {
        return Objects.requireNonNull(
                catchThrowableOfType(CliException.class, () -> settings(yaml)), "it was accepted: " + yaml);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "basic_auth: {username: a}\\nauthorization: {credentials: c} | 2: at most one of basic_auth, oauth2 & authorization must be configured",
                "basic_auth: {}\\nauthorization: {} | 2: at most one of basic_auth, oauth2 & authorization must be configured",
                "basic_auth: {username: a, username_file: b} | 1: at most one of basic_auth username, username_file must be configured",
                "basic_auth: {password: a, password_file: b} | 1: at most one of basic_auth password, password_file, password_env must be configured",
                "basic_auth:\\n  password_file: a\\n  password_env: b | 3: at most one of basic_auth password, password_file, password_env must be configured",
                "authorization: {credentials: a, credentials_file: b} | 1: at most one of authorization credentials, credentials_file, credentials_env must be configured",
                "authorization: {type: BASIC, credentials: a} | 1: authorization type cannot be set to \"basic\", use \"basic_auth\" instead",
                "authorization: {type: 'Be arer'} | 1: no authorization type: it must be one word",
                "bearer_token: a\\nbearer_token_file: b | 2: at most one of bearer_token & bearer_token_file must be configured",
                "bearer_token: a\\nauthorization: {credentials: c} | 1: authorization is not compatible with bearer_token & bearer_token_file",
                "bearer_token: a\\nbasic_auth: {username: c} | 1: at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured",
                "oauth2: {client_id: a} | 1: oauth2 is not supported yet",
                "no_proxy: a | 1: if no_proxy is configured, proxy_url must also be configured",
                "proxy_from_environment: true\\nno_proxy: a | 2: if proxy_from_environment is configured, no_proxy must not be configured",
                "proxy_from_environment: true\\nproxy_url: http://a | 2: if proxy_from_environment is configured, proxy_url must not be configured",
                "proxy_connect_header: {a: [b]} | 1: if proxy_connect_header is configured, proxy_url or proxy_from_environment must also be configured",
                "proxy_url: '::bad' | 1: proxy_url: no scheme",
                "proxy_url: https://proxy | 1: proxy_url: https:// is not supported for a proxy",
                "proxy_url: socks5://me:x@proxy | 1: proxy_url: a user for a SOCKS proxy is not supported",
                "tls_config: {ca: a, ca_file: b} | 1: at most one of tls_config ca, ca_file must be configured",
                "tls_config: {cert_file: b} | 1: exactly one of key or key_file must be configured when a client certificate is configured",
                "tls_config: {key_file: b} | 1: exactly one of cert or cert_file must be configured when a client key is configured",
                "tls_config: {min_version: TLS9} | 1: unknown TLS version",
                "tls_config: {max_version: TLS11} | 1: TLS older than TLS12 is not spoken",
                "tls_config: {min_version: TLS13, max_version: TLS12} | 1: tls_config.max_version must be greater than or equal to tls_config.min_version if both are specified",
                "http_headers: {aUTHORIZATION: {values: [b]}} | 1: setting header \"Authorization\" is not allowed",
                "http_headers: {host: {values: [b]}} | 1: setting header \"Host\" is not allowed",
                "http_headers: {x-a: [b]} | 1: fields are wanted here",
                "http_headers: {x-a: {values: b}} | 1: a list is wanted here",
                "http_headers: {'x a': {values: [b]}} | 1: no header's name",
                "http_headers: {x-a: {values: [\"b\\\\nc\"]}} | 1: http_headers x-a: holds a character that no HTTP header may",
                "basic_auht: {} | 1: unknown field \"basic_auht\"",
            })
    void what_prometheus_refuses_is_refused_by_file_and_line(String yaml, String message) {
        CliException e = refusal(yaml.replace("\\n", "\n").replace("\\\n", "\\n"));
        assertThat(e.getMessage()).isEqualTo("http.yml:" + message);
        assertThat(e.exitCode().code()).isEqualTo(65);
    }

    @Test
    void an_unknown_field_names_the_nearest() {
        assertThat(refusal("basic_auht: {}").suggestion()).startsWith("Did you mean basic_auth? ");
    }

    @Test
    void basic_auth_is_sent_in_utf_8() throws Exception {
        assertThat(authorization(settings("basic_auth: {username: mü, password: 'p:w'}"), Map.of()))
                .isEqualTo("Basic " + ByteString.encodeUtf8("mü:p:w").base64());
    }

    @Test
    void a_password_may_be_missing() throws Exception {
        assertThat(authorization(settings("basic_auth: {username: key}"), Map.of()))
                .isEqualTo("Basic " + ByteString.encodeUtf8("key:").base64());
    }

    @Test
    void credentials_come_with_their_type_from_wherever_they_are() throws Exception {
        Files.writeString(directory.resolve("token"), "  two words \r\n\n");
        assertThat(authorization(settings("authorization: {credentials: abc}"), Map.of()))
                .isEqualTo("Bearer abc");
        assertThat(authorization(
                        settings("authorization: {type: Token, credentials_file: token}", directory), Map.of()))
                .isEqualTo("Token two words");
        assertThat(authorization(settings("authorization: {credentials_env: T}"), Map.of("T", "fromEnv\n")))
                .isEqualTo("Bearer fromEnv");
        assertThat(authorization(settings("bearer_token: old"), Map.of())).isEqualTo("Bearer old");
        assertThat(authorization(settings("bearer_token_file: token", directory), Map.of()))
                .isEqualTo("Bearer two words");
        assertThat(authorization(settings("authorization: {}"), Map.of())).isEqualTo("null");
    }

    @Test
    void a_rotated_secret_is_picked_up() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "first");
        HttpTransport transport = transport(settings("authorization: {credentials_file: token}", directory), Map.of());
        for (String secret : List.of("first", "second")) {
            Files.writeString(token, secret);
            server.enqueue(ok(""));
            get(transport, url());
            assertThat(taken(server).getHeaders().get("Authorization")).isEqualTo("Bearer " + secret);
        }
    }

    @Test
    void a_secret_that_cannot_be_read_is_named_by_its_place() {
        assertThatThrownBy(
                        () -> authorization(settings("authorization: {credentials_file: none}", directory), Map.of()))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode().code()).isEqualTo(65))
                .hasMessage("authorization credentials_file " + directory.resolve("none") + ": no such file");
        assertThatThrownBy(() -> authorization(settings("basic_auth:\n  password_env: PW"), Map.of()))
                .hasMessage("http.yml:2: the environment variable PW is not set");
        assertThatThrownBy(() -> authorization(settings("authorization: {credentials_env: PW}"), Map.of("PW", " ")))
                .hasMessage("http.yml:1: the environment variable PW is empty");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void headers_are_sent_with_all_their_values() throws Exception {
        Files.writeString(directory.resolve("tenant"), "from-file\n");
        HttpSettings settings =
                settings("http_headers: {X-Scope-OrgID: {values: [a, b], secrets: [c], files: [tenant]}}", directory);
        server.enqueue(ok(""));
        get(transport(settings, Map.of()), url());
        assertThat(taken(server).getHeaders().values("x-scope-orgid")).containsExactly("a", "b", "c", "from-file");
    }

    @Test
    void a_user_in_the_url_beside_a_block_is_refused_as_by_promtool() {
        assertThatThrownBy(() ->
                        get(transport(settings("follow_redirects: true"), Map.of()), "http://me:" + SECRET + "@h"))
                .hasMessage("http://h: a user in the URL and an http_config at the same time")
                .isInstanceOf(CliException.class);
    }

    @Test
    void an_empty_block_is_a_block_without_proxies_of_the_environment() {
        assertThat(settings("")).isEqualTo(settings("{}"));
        assertThat(settings("").proxy().fromEnvironment()).isFalse();
        assertThat(HttpSettings.none().proxy().fromEnvironment()).isTrue();
    }

    @Test
    void a_file_is_a_block_and_paths_are_relative_to_it() throws Exception {
        Files.writeString(directory.resolve("token"), "t");
        Path file = Files.writeString(directory.resolve("http.yml"), "authorization: {credentials_file: token}");
        assertThat(authorization(HttpSettings.read(file), Map.of())).isEqualTo("Bearer t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "basic_auth: S",
                "basic_auth: [S]",
                "authorization: S",
                "authorization: {credentials: [S]}",
                "authorization: {credentials: {S: S}}",
                "authorization: {type: 'S S'}",
                "basic_auth: {password: S, password_file: S}",
                "tls_config: S",
                "tls_config: {key: S}",
                "tls_config: {min_version: S}",
                "bearer_token: [S]",
                "bearer_token: S\nbearer_token_file: S",
                "proxy_url: https://me:S@proxy",
                "proxy_url: socks5://me:S@proxy",
                "proxy_url: http://me:S/@proxy:x",
                "http_headers: {X-A: S}",
                "http_headers: {X-A: {values: S}}",
                "http_headers: {X-A: {secrets: [\"S\\n\"]}}",
                "proxy_url: http://p\nproxy_connect_header: {A: S}",
                "oauth2: {client_secret: S}",
            })
    void no_refusal_repeats_a_secret(String yaml) {
        CliException e = refusal(yaml.replace("S", SECRET));
        for (Throwable at = e; at != null; at = at.getCause()) {
            assertThat(at.toString()).doesNotContain(SECRET);
        }
        assertThat(e.suggestion()).doesNotContain(SECRET);
    }

    @Test
    void settings_do_not_show_their_secrets() {
        HttpSettings settings = settings("""
                basic_auth: {username: u, password: S}
                tls_config: {ca: S, cert: S, key: S}
                proxy_url: http://me:S@proxy:1
                proxy_connect_header: {A: [S]}
                http_headers: {X-A: {values: [S], secrets: [S]}}
                """.replace("S", SECRET));
        assertThat(settings.toString()).doesNotContain(SECRET).contains("proxy:1");
        assertThat(settings("authorization: {credentials: " + SECRET + "}").toString())
                .doesNotContain(SECRET);
    }

    @Test
    void a_secret_that_fits_no_header_is_not_repeated() throws Exception {
        Files.writeString(directory.resolve("token"), SECRET + "\n" + SECRET);
        for (String yaml :
                List.of("authorization: {credentials_file: token}", "http_headers: {X-A: {files: [token]}}")) {
            HttpTransport transport = transport(settings(yaml, directory), Map.of());
            assertThatThrownBy(() -> get(transport, url()))
                    .isInstanceOf(CliException.class)
                    .hasMessageEndingWith("token: holds a character that no HTTP header may")
                    .hasMessageNotContaining(SECRET);
        }
    }
}
