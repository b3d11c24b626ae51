package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with authorities that no build of the program can know. */
final class SecureConnectionsIT {
    private static final String ANSWER = """
            {"status":"success","data":{"resultType":"scalar","result":[1768480200,"42"]}}""";

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("company")
            .build();
    private final HeldCertificate stranger = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("stranger")
            .build();
    private final HeldCertificate serverCertificate = new HeldCertificate.Builder()
            .signedBy(authority)
            .commonName("prometheus")
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void program() {
        program = Program.underTest(home);
        server.setDispatcher(new Always(new MockResponse.Builder().body(ANSWER).build()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_authority_named_in_the_config_is_trusted() throws IOException {
        start(false);

        Program.Result result = ask("ca_file: " + pem("ca.pem", authority.certificatePem()));

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("42");
        assertThat(result.code()).isZero();
    }

    @Test
    void an_authority_of_the_machine_is_trusted() throws IOException {
        start(false);
        program = program.with(
                "SSL_CERT_FILE", pem("bundle.pem", authority.certificatePem()).toString());

        assertThat(ask("").code()).isZero();
    }

    @Test
    void a_stranger_is_refused() throws IOException {
        start(false);

        Program.Result unknown = ask("");
        Program.Result other = ask("ca_file: " + pem("other.pem", stranger.certificatePem()));

        assertThat(unknown.code()).as(unknown.toString()).isEqualTo(69);
        assertThat(unknown.err()).contains("certificate").hasLineCount(2);
        assertThat(other.code()).as(other.toString()).isEqualTo(69);
        assertThat(other.err()).isEqualTo(unknown.err());
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws IOException {
        start(false);

        Program.Result result =
                ask("ca_file: " + pem("ca.pem", authority.certificatePem()) + "\n        server_name: other.example");

        assertThat(result.code()).as(result.toString()).isEqualTo(69);
        assertThat(result.err()).contains("another name").hasLineCount(2);
    }

    @Test
    void a_client_certificate_is_shown() throws IOException, InterruptedException {
        start(true);
        HeldCertificate client = new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName("on-call")
                .build();

        Program.Result result = ask("ca_file: " + pem("ca.pem", authority.certificatePem())
                + "\n        cert_file: " + pem("client.pem", client.certificatePem())
                + "\n        key_file: " + pem("client.key", client.privateKeyPkcs8Pem()));

        assertThat(result.code()).as(result.toString()).isZero();
        RecordedRequest request = server.takeRequest();
        assertThat(Objects.requireNonNull(request.getHandshake()).peerPrincipal())
                .hasToString("CN=on-call");
    }

    @Test
    void without_the_client_certificate_it_is_refused() throws IOException {
        start(true);

        Program.Result result = ask("ca_file: " + pem("ca.pem", authority.certificatePem()));

        // With TLS 1.3 the server says so after the handshake, and may hang up before that is read.
        assertThat(result.code()).as(result.toString()).isIn(77, 69);
        assertThat(result.err()).hasLineCount(2);
    }

    private void start(boolean clientCertificate) throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(serverCertificate)
                .addTrustedCertificate(authority.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        if (clientCertificate) {
            server.requireClientAuth();
        }
        server.start();
    }

    private Path pem(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private Program.Result ask(String tls) throws IOException {
        Path config = Files.writeString(
                home.resolve("config.yaml"),
                """
                schema: 1
                current-context: secure
                contexts:
                  secure:
                    prometheus:
                      urls: ["https://127.0.0.1:%d"]
                """.formatted(server.getPort())
                        + (tls.isEmpty()
                                ? ""
                                : "      http_config:\n        tls_config:\n          " + tls.replace("\n", "\n  "))
                        + "\n");
        return program.run("query", "eval", "42", "--config", config.toString(), "-o", "csv");
    }
}
