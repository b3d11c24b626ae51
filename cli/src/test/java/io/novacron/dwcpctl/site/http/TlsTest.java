package io.novacron.dwcpctl.site.http;

import static io.novacron.dwcpctl.site.http.TestClients.failure;
import static io.novacron.dwcpctl.site.http.TestClients.get;
import static io.novacron.dwcpctl.site.http.TestClients.ok;
import static io.novacron.dwcpctl.site.http.TestClients.redirect;
import static io.novacron.dwcpctl.site.http.TestClients.settings;
import static io.novacron.dwcpctl.site.http.TestClients.taken;
import static io.novacron.dwcpctl.site.http.TestClients.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Handshake;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("ours")
            .build();
    private static final HeldCertificate CLIENT =
            new HeldCertificate.Builder().signedBy(AUTHORITY).commonName("me").build();
    private static final HeldCertificate STRANGER = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("stranger")
            .build();

    @TempDir
    Path directory;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void files() throws IOException {
        Files.writeString(directory.resolve("ca.pem"), AUTHORITY.certificatePem());
        Files.writeString(directory.resolve("stranger.pem"), STRANGER.certificatePem());
        Files.writeString(directory.resolve("cert.pem"), CLIENT.certificatePem());
        Files.writeString(directory.resolve("key.pem"), CLIENT.privateKeyPkcs8Pem());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void serve(HeldCertificate.Builder certificate) throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(certificate.signedBy(AUTHORITY).build())
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        server.start();
    }

    private static HeldCertificate.Builder named(String name) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(name);
    }

    private String url() {
        return "https://prom.test:" + server.getPort();
    }

    private HttpTransport with(String tls) {
        return transport(settings("tls_config: {" + tls + "}", directory), Map.of());
    }

    private Handshake handshake(HttpTransport transport) throws InterruptedException {
        server.enqueue(ok("answer"));
        assertThat(get(transport, url())).isEqualTo("answer");
        return Objects.requireNonNull(taken(server).getHandshake());
    }

    private void assertFailure(HttpTransport transport, String message, String suggestion) {
        server.enqueue(ok("answer"));
        SourceException e = failure(transport, url());
        assertThat(e.getMessage()).isEqualTo(url() + "/: " + message);
        assertThat(e.suggestion()).isEqualTo(suggestion);
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e.exitCode().code()).isEqualTo(69);
    }

    @Test
    void a_private_authority_is_trusted_where_it_is_named() throws Exception {
        serve(named("prom.test"));
        assertThat(handshake(with("ca_file: ca.pem")).tlsVersion()).isEqualTo(TlsVersion.TLS_1_3);
        String inline = "tls_config:\n  ca: |\n    "
                + AUTHORITY.certificatePem().strip().replace("\n", "\n    ");
        handshake(transport(settings(inline), Map.of()));
    }

    @Test
    void the_systems_authorities_are_those_that_SSL_CERT_FILE_names() throws Exception {
        serve(named("prom.test"));
        Map<String, String> environment =
                Map.of("SSL_CERT_FILE", directory.resolve("ca.pem").toString());
        handshake(transport(HttpSettings.none(), environment));
    }

    @Test
    void a_stranger_is_refused_by_the_systems_authorities_and_by_private_ones() throws Exception {
        serve(named("prom.test"));
        String message = "its certificate is signed by no authority that is trusted here";
        String suggestion = "Name the authority's certificate as tls_config.ca_file.";
        assertFailure(transport(HttpSettings.none(), Map.of()), message, suggestion);
        assertFailure(with("ca_file: stranger.pem"), message, suggestion);
    }

    @Test
    void a_private_authority_replaces_the_systems() throws Exception {
        serve(named("prom.test"));
        Map<String, String> environment =
                Map.of("SSL_CERT_FILE", directory.resolve("ca.pem").toString());
        assertThat(failure(transport(settings("tls_config: {ca_file: stranger.pem}", directory), environment), url())
                        .getMessage())
                .contains("no authority");
    }

    @Test
    void a_certificate_for_another_name_is_refused_unless_server_name_says_so() throws Exception {
        serve(named("other.test"));
        assertFailure(
                with("ca_file: ca.pem"),
                "its certificate is for another name",
                "Use the name in the certificate, or set tls_config.server_name.");
        server.enqueue(ok("answer"));
        get(with("ca_file: ca.pem, server_name: other.test"), url());
        taken(server);
    }

    @Test
    void server_name_is_what_the_handshake_asks_for() throws Exception {
        serve(named("other.test"));
        server.enqueue(ok("answer"));
        get(with("ca_file: ca.pem, server_name: other.test"), url());
        RecordedRequest request = taken(server);
        assertThat(request.getHandshakeServerNames()).containsExactly("other.test");
        assertThat(request.getUrl().host()).isEqualTo("prom.test");
    }

    @Test
    void a_certificate_that_has_expired_is_refused() throws Exception {
        serve(named("prom.test").validityInterval(1_000_000_000_000L, 1_000_000_001_000L));
        assertFailure(with("ca_file: ca.pem"), "a certificate has expired", "Renew it.");
    }

    @Test
    void insecure_skip_verify_takes_anything() throws Exception {
        serve(named("other.test").validityInterval(1_000_000_000_000L, 1_000_000_001_000L));
        handshake(with("insecure_skip_verify: true"));
    }

    @Test
    void max_version_is_kept() throws Exception {
        serve(named("prom.test"));
        assertThat(handshake(with("ca_file: ca.pem, max_version: TLS12")).tlsVersion())
                .isEqualTo(TlsVersion.TLS_1_2);
    }

    @Test
    void enable_http2_false_speaks_http_1() throws Exception {
        serve(named("prom.test"));
        server.enqueue(ok(""));
        server.enqueue(ok(""));
        get(transport(settings("tls_config: {ca_file: ca.pem}", directory), Map.of()), url());
        get(transport(settings("enable_http2: false\ntls_config: {ca_file: ca.pem}", directory), Map.of()), url());
        assertThat(taken(server).getVersion()).isEqualTo("HTTP/2");
        assertThat(taken(server).getVersion()).isEqualTo("HTTP/1.1");
    }

    @Test
    void a_client_certificate_is_shown_to_who_wants_one() throws Exception {
        serve(named("prom.test"));
        server.requireClientAuth();
        Handshake handshake = handshake(with("ca_file: ca.pem, cert_file: cert.pem, key_file: key.pem"));
        assertThat(handshake.peerPrincipal()).hasToString("CN=me");
    }

    /** The server's alert is lost where it closes the connection while we still write: see also FailuresTest. */
    @ParameterizedTest
    @ValueSource(strings = {"TLS12", "TLS13"})
    void who_wants_a_client_certificate_refuses_without_and_the_suggestion_says_so(String version) throws Exception {
        serve(named("prom.test"));
        server.requireClientAuth();
        SourceException e =
                failure(with("ca_file: ca.pem, min_version: " + version + ", max_version: " + version), url());
        assertThat(e.suggestion())
                .isIn(
                        "Give tls_config.cert_file and key_file.",
                        "Check the port; it may also want a client certificate (tls_config.cert_file).");
    }

    @Test
    void a_key_of_another_certificate_is_found_before_anything_is_sent() throws Exception {
        serve(named("prom.test"));
        HeldCertificate other = new HeldCertificate.Builder().build();
        Files.writeString(directory.resolve("key.pem"), other.privateKeyPkcs8Pem());
        assertThatThrownBy(() -> get(with("ca_file: ca.pem, cert_file: cert.pem, key_file: key.pem"), url()))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode().code()).isEqualTo(65))
                .hasMessage("tls_config key_file " + directory.resolve("key.pem")
                        + ": is not the key of the certificate in tls_config cert_file "
                        + directory.resolve("cert.pem"));
    }

    @Test
    void a_missing_authority_file_is_named() throws Exception {
        serve(named("prom.test"));
        assertThatThrownBy(() -> get(with("ca_file: none.pem"), url()))
                .hasMessage("tls_config ca_file " + directory.resolve("none.pem") + ": no such file");
    }

    @Test
    void https_to_a_plain_port() throws Exception {
        server.start(); // unused here, but its closing expects it
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread answering = new Thread(() -> answerAsGo(plain));
            answering.setDaemon(true);
            answering.start();
            String url = "https://prom.test:" + plain.getLocalPort();
            SourceException e = failure(with("ca_file: ca.pem"), url);
            assertThat(e.getMessage()).isEqualTo(url + "/: it does not speak TLS");
            assertThat(e.suggestion()).isEqualTo("Write http:// instead of https://.");
        }
    }

    private static void answerAsGo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n400 Bad Request"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // the test sees that there was no answer
        }
    }

    @Test
    void http_to_a_tls_port() throws Exception {
        serve(named("prom.test"));
        String plain = url().replace("https", "http");
        SourceException e = failure(transport(HttpSettings.none(), Map.of()), plain);
        assertThat(e.getMessage())
                .isIn(plain + "/: it does not speak HTTP", plain + "/: the connection was closed without an answer");
    }

    @Test
    void a_plain_url_that_redirects_to_tls_is_followed_with_credentials() throws Exception {
        serve(named("prom.test"));
        try (MockWebServer plain = new MockWebServer()) {
            plain.start();
            plain.enqueue(redirect(308, url() + "/b"));
            server.enqueue(ok("answer"));
            HttpTransport transport = transport(
                    settings("authorization: {credentials: t}\ntls_config: {ca_file: ca.pem}", directory), Map.of());
            assertThat(get(transport, "http://prom.test:" + plain.getPort())).isEqualTo("answer");
            assertThat(taken(server).getHeaders().get("Authorization")).isEqualTo("Bearer t");
        }
    }
}
