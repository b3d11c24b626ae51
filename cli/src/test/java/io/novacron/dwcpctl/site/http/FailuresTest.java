package io.novacron.dwcpctl.site.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other tests cannot bring about at will: it depends on the network, or on who closes first. */
class FailuresTest {
    private static SourceException said(IOException e) {
        return Failures.connection("https://h/", Optional.empty(), e);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: bad_certificate",
                "(certificate_required) Received fatal alert: certificate_required",
                "Received fatal alert: unknown_ca"
            })
    void alerts_about_our_certificate_are_refusals(String alert) {
        SourceException e = said(new SSLHandshakeException(alert));
        assertThat(e.getMessage()).isEqualTo("https://h/: it wants a client certificate that it trusts");
        assertThat(e.suggestion()).isEqualTo("Give tls_config.cert_file and key_file.");
        assertThat(e.kind()).isEqualTo(Kind.REFUSED);
        assertThat(e.exitCode().code()).isEqualTo(77);
    }

    @Test
    void an_alert_that_came_after_the_handshake_is_found_among_the_causes() {
        assertThat(said(new SSLException(
                                "readRecord", new SSLHandshakeException("Received fatal alert: certificate_required")))
                        .kind())
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void other_alerts_are_repeated() {
        assertThat(said(new SSLHandshakeException("Received fatal alert: protocol_version"))
                        .getMessage())
                .isEqualTo("https://h/: TLS failed: Received fatal alert: protocol_version");
    }

    @Test
    void the_networks_own_failures() {
        assertThat(said(new NoRouteToHostException("No route to host")).getMessage())
                .isEqualTo("https://h/: no route to the host");
        assertThat(said(new ConnectException("Connection timed out")).getMessage())
                .isEqualTo("https://h/: cannot connect");
        assertThat(said(new SocketException("Connection reset")).getMessage())
                .isEqualTo("https://h/: the connection was closed without an answer");
        SourceException garbage = said(new ProtocolException("Unexpected status line: \u0015\u0003"));
        assertThat(garbage.getMessage()).isEqualTo("https://h/: it does not speak HTTP");
        assertThat(garbage.kind()).isEqualTo(Kind.UNINTELLIGIBLE);
    }
}
