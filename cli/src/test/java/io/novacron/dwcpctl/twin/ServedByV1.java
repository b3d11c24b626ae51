package io.novacron.dwcpctl.twin;

import io.novacron.dwcpctl.testing.ScriptedPrometheus;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A Prometheus of two regions in which v1 serves well and v3 is idle, whenever it is asked. */
final class ServedByV1 implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();

    ServedByV1() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                ByteString body = request.getBody();
                return answer(form(body == null ? "" : body.utf8()));
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static MockResponse answer(Map<String, String> form) {
        String time = form.getOrDefault("time", "0");
        String value = value(form.getOrDefault("query", ""), time);
        String element = "{\"metric\":{\"region\":\"%s\",\"dwcpctl_selector\":\"%d\"},\"value\":[%s,\"%s\"]}";
        List<String> elements = new ArrayList<>();
        // one selector's age, or those of several, each known by a label
        long parts = form.getOrDefault("query", "").split("\"dwcpctl_selector\"", -1).length;
        for (int part = 0; part < Math.max(1, parts - 1) && !value.isEmpty(); part++) {
            elements.add(element.formatted("eu-west", part, time, value));
            elements.add(element.formatted("us-east", part, time, value));
        }
        String result = elements.toString();
        return new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", "application/json")
                .body(ScriptedPrometheus.success("vector", result))
                .build();
    }

    private static String value(String query, String time) {
        if (query.contains("timestamp(")) {
            // nothing was scraped later than now, whenever one asks about
            return Double.toString(Math.min(Double.parseDouble(time), System.currentTimeMillis() / 1000.0));
        }
        if (query.contains("dwcp_v3_active_migrations")) {
            return "0";
        }
        if (query.contains("up{")) {
            return "1";
        }
        if (query.contains(" / on (region) ")) {
            return "1";
        }
        if (query.contains("histogram_quantile")) {
            return "0.5";
        }
        if (query.contains("increase(")) {
            return "1000";
        }
        if (query.contains("status=\"failed\"")) {
            return "0.01";
        }
        if (query.contains("rate(")) {
            return "5";
        }
        // a count that moves with time
        return query.contains("_migrations_total") ? time : "";
    }

    @Override
    public void close() {
        server.close();
    }
}
