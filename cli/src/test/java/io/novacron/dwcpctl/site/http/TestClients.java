package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import org.assertj.core.api.Assertions;

/** Short cuts to transports, requests and failures. */
final class TestClients {
    /** Every name is this machine. */
    static final Dns LOOPBACK = name -> Dns.SYSTEM.lookup("localhost");

    private TestClients() {}

    static HttpSettings settings(String yaml) {
        return settings(yaml, Path.of("/dir"));
    }

    static HttpSettings settings(String yaml, Path directory) {
        return HttpSettings.parse(Yaml.read("http.yml", yaml), directory);
    }

    static HttpTransport transport(HttpSettings settings, Map<String, String> environment) {
        return new HttpClients(environment, "1", new Cancellation(), () -> 0, LOOPBACK, 1 << 20).transport(settings);
    }

    static String get(HttpTransport transport, String url) {
        return get(transport, HttpCall.get(ServiceUrl.parse("test", url)));
    }

    static String get(HttpTransport transport, HttpCall call) {
        return transport.send(
                call,
                Deadline.after(Duration.ofSeconds(10)),
                (status, body) -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    static SourceException failure(HttpTransport transport, String url) {
        return Objects.requireNonNull(
                Assertions.catchThrowableOfType(SourceException.class, () -> get(transport, url)), "it answered");
    }

    static MockResponse ok(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    static MockResponse redirect(int status, String to) {
        return new MockResponse.Builder().code(status).addHeader("Location", to).build();
    }

    static RecordedRequest taken(MockWebServer server) throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request arrived");
    }
}
