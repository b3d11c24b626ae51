package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that gives the replies it was told to, and a client for it whose clock stands still. */
final class MockPrometheus implements AutoCloseable {
    static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    final MockWebServer server = new MockWebServer();
    final List<String> remarks = new ArrayList<>();

    MockPrometheus() throws IOException {
        server.start();
    }

    String url() {
        return "http://" + server.getHostName() + ":" + server.getPort();
    }

    MockPrometheus reply(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return this;
    }

    MockPrometheus data(String resultType, String result) {
        return reply(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"" + resultType + "\",\"result\":" + result + "}}");
    }

    PrometheusClient client() {
        return client(url(), Deadline.after(Duration.ofSeconds(10), () -> 0));
    }

    PrometheusClient client(String url, Deadline deadline) {
        HttpClients clients = new HttpClients(Map.of(), "1.2.3", new Cancellation(), () -> 0);
        return new PrometheusClient(
                ServiceUrl.parse("test", url), clients.transport(HttpSettings.none()), () -> deadline, remarks::add);
    }

    /** The next request that arrived. */
    RecordedRequest request() throws InterruptedException {
        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request arrived");
        }
        return request;
    }

    @Override
    public void close() {
        server.close();
    }
}
