package io.novacron.dwcpctl.site.http;

import static io.novacron.dwcpctl.site.http.TestClients.failure;
import static io.novacron.dwcpctl.site.http.TestClients.get;
import static io.novacron.dwcpctl.site.http.TestClients.ok;
import static io.novacron.dwcpctl.site.http.TestClients.settings;
import static io.novacron.dwcpctl.site.http.TestClients.taken;
import static io.novacron.dwcpctl.site.http.TestClients.transport;
import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
    private static final String ME = "Basic " + ByteString.encodeUtf8("me:p w").base64();

    private final MockWebServer proxy = new MockWebServer();

    ProxyTest() throws IOException {
        proxy.start();
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private String address() {
        return "localhost:" + proxy.getPort();
    }

    @Test
    void a_plain_url_is_asked_of_the_proxy_with_its_user() throws Exception {
        proxy.enqueue(ok("answer"));
        HttpTransport transport = transport(settings("proxy_url: http://me:p%20w@" + address()), Map.of());
        assertThat(get(transport, "http://prom.test:9090")).isEqualTo("answer");
        RecordedRequest request = taken(proxy);
        assertThat(request.getRequestLine()).isEqualTo("GET http://prom.test:9090/ HTTP/1.1");
        assertThat(request.getHeaders().get("Proxy-Authorization")).isEqualTo(ME);
    }

    @Test
    void the_environments_proxy_counts_without_a_block_or_where_the_block_says_so() throws Exception {
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://" + address(), "NO_PROXY", "direct.test");
        proxy.enqueue(ok("1"));
        proxy.enqueue(ok("2"));
        get(transport(HttpSettings.none(), environment), "http://prom.test:9090");
        get(transport(settings("proxy_from_environment: true"), environment), "http://prom.test:9090");
        assertThat(proxy.getRequestCount()).isEqualTo(2);
        // every name is this machine in these tests: asked directly, the same server sees no absolute URL
        proxy.enqueue(ok("3"));
        proxy.enqueue(ok("4"));
        taken(proxy);
        taken(proxy);
        get(transport(settings("{}"), environment), "http://prom.test:" + proxy.getPort());
        get(transport(HttpSettings.none(), environment), "http://direct.test:" + proxy.getPort());
        assertThat(taken(proxy).getRequestLine()).isEqualTo("GET / HTTP/1.1");
        assertThat(taken(proxy).getRequestLine()).isEqualTo("GET / HTTP/1.1");
    }

    @Test
    void tls_goes_through_a_tunnel_whose_headers_the_server_never_sees(@TempDir Path directory) throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        Files.writeString(directory.resolve("ca.pem"), authority.certificatePem());
        proxy.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("prom.test")
                        .signedBy(authority)
                        .build())
                .build()
                .sslSocketFactory());
        proxy.enqueue(new MockResponse.Builder().inTunnel().build());
        proxy.enqueue(ok("answer"));
        HttpTransport transport = transport(
                settings(
                        "proxy_url: http://me:p%20w@" + address()
                                + "\nproxy_connect_header: {X-Zone: [a]}\ntls_config: {ca_file: ca.pem}",
                        directory),
                Map.of());
        assertThat(get(transport, "https://prom.test")).isEqualTo("answer");
        RecordedRequest connect = taken(proxy);
        assertThat(connect.getRequestLine()).isEqualTo("CONNECT prom.test:443 HTTP/1.1");
        assertThat(connect.getHeaders().get("Proxy-Authorization")).isEqualTo(ME);
        assertThat(connect.getHeaders().get("X-Zone")).isEqualTo("a");
        assertThat(connect.getHeaders().get("User-Agent")).isEqualTo("dwcpctl/1");
        RecordedRequest inside = taken(proxy);
        assertThat(inside.getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(inside.getHeaders().get("X-Zone")).isNull();
    }

    @Test
    void a_proxy_that_wants_a_user_says_so() {
        proxy.enqueue(new MockResponse.Builder().code(407).build());
        SourceException e =
                failure(transport(settings("proxy_url: http://" + address()), Map.of()), "http://prom.test:9090");
        assertThat(e.getMessage()).isEqualTo("http://prom.test:9090/: 407 Client Error");
        assertThat(e.kind()).isEqualTo(Kind.REFUSED);
        proxy.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic")
                .inTunnel()
                .build());
        SourceException tunnel =
                failure(transport(settings("proxy_url: http://" + address()), Map.of()), "https://prom.test");
        assertThat(tunnel.getMessage())
                .isEqualTo("https://prom.test/: the proxy will not connect (through the proxy " + address() + ")");
        assertThat(tunnel.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void a_proxy_that_is_not_there_is_named() {
        String address = address();
        proxy.close();
        SourceException e = failure(
                transport(settings("proxy_url: http://me:secret@" + address), Map.of()), "http://prom.test:9090");
        assertThat(e.getMessage())
                .isEqualTo("http://prom.test:9090/: connection refused (through the proxy " + address + ")");
    }
}
