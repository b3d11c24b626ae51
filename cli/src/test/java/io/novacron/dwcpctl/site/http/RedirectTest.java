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

import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    private static final String GUARDED =
            "authorization: {credentials: secret}\nhttp_headers: {X-Key: {secrets: [secret]}}";

    private final MockWebServer server = new MockWebServer();
    private final HttpTransport transport = transport(settings(GUARDED), Map.of());

    RedirectTest() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String at(String host) {
        return "http://" + host + ":" + server.getPort();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_question_keeps_its_form_and_on_the_same_host_its_credentials(int status) throws Exception {
        server.enqueue(redirect(status, "/elsewhere?x=1"));
        server.enqueue(ok("answer"));
        HttpCall call =
                HttpCall.form(ServiceUrl.parse("x", at("one.test")), "q").with("query", "up");
        assertThat(get(transport, call)).isEqualTo("answer");
        taken(server);
        RecordedRequest second = taken(server);
        assertThat(second.getRequestLine()).isEqualTo("POST /elsewhere?x=1 HTTP/1.1");
        assertThat(Objects.requireNonNull(second.getBody()).utf8()).isEqualTo("query=up");
        assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer secret");
        assertThat(second.getHeaders().get("X-Key")).isEqualTo("secret");
    }

    @Test
    void another_host_is_told_no_secret() throws Exception {
        server.enqueue(redirect(307, at("two.test") + "/b"));
        server.enqueue(ok("answer"));
        assertThat(get(transport, at("one.test"))).isEqualTo("answer");
        taken(server);
        RecordedRequest second = taken(server);
        assertThat(second.getHeaders().get("Host")).isEqualTo("two.test:" + server.getPort());
        assertThat(second.getHeaders().get("Authorization")).isNull();
        assertThat(second.getHeaders().get("X-Key")).isNull();
    }

    @Test
    void a_user_in_the_url_is_not_told_to_another_host() throws Exception {
        server.enqueue(redirect(307, at("two.test") + "/b"));
        server.enqueue(ok("answer"));
        get(transport(HttpSettings.none(), Map.of()), at("me:secret@one.test"));
        assertThat(taken(server).getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(taken(server).getHeaders().get("Authorization")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a:1/, http://a:1/x, true",
        "http://a:1/, http://a:2/, false",
        "http://a:80/, https://a:443/, true",
        "https://a/, http://a/, false",
        "https://a/, http://a:443/, false",
        "http://a/, http://b.a/, false",
    })
    void only_the_same_service_is_told_secrets(String named, String other, boolean same) {
        assertThat(Redirects.isSameService(HttpUrl.get(named), HttpUrl.get(other)))
                .isEqualTo(same);
    }

    @Test
    void a_circle_is_a_redirect_loop() {
        server.enqueue(redirect(302, "/b"));
        server.enqueue(redirect(302, "/"));
        SourceException e = failure(transport, at("one.test"));
        assertThat(e.getMessage()).isEqualTo(at("one.test") + "/: redirect loop");
        assertThat(e.suggestion()).isEqualTo("Give the URL that the service itself answers at.");
        assertThat(e.kind()).isEqualTo(Kind.UNINTELLIGIBLE);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void ten_redirects_are_enough() {
        for (int i = 0; i < 20; i++) {
            server.enqueue(redirect(302, "/" + i));
        }
        assertThat(failure(transport, at("one.test")).getMessage())
                .isEqualTo(at("one.test") + "/: redirect loop: more than 10 redirects");
        assertThat(server.getRequestCount()).isEqualTo(11);
    }

    @Test
    void a_redirect_to_no_http_url_is_not_followed() {
        server.enqueue(redirect(302, "file:///etc/passwd"));
        assertThat(failure(transport, at("one.test")).getMessage())
                .isEqualTo(at("one.test") + "/: redirects to what is no http URL");
    }

    @Test
    void follow_redirects_false_follows_none() {
        server.enqueue(redirect(302, "/b"));
        HttpTransport stubborn = transport(settings("follow_redirects: false"), Map.of());
        assertThat(failure(stubborn, at("one.test")).getMessage()).isEqualTo(at("one.test") + "/: 302 Redirection");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_change_is_never_redirected_nor_repeated() {
        HttpCall change = HttpCall.change(
                ServiceUrl.parse("x", at("one.test")),
                "POST",
                "application/json",
                "{}".getBytes(StandardCharsets.UTF_8),
                "silences");
        server.enqueue(redirect(307, "/b"));
        assertThatThrownBy(() -> get(transport, change))
                .hasMessage(at("one.test") + "/silences: 307 Redirection")
                .isInstanceOf(SourceException.class);
        server.enqueue(new mockwebserver3.MockResponse.Builder().code(503).build());
        assertThatThrownBy(() -> get(transport, change)).hasMessageContaining("503");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }
}
