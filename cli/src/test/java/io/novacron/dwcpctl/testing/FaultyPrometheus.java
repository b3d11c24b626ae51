package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A Prometheus that has scraped a simulated fleet up to a moment, and does one thing wrong. */
public final class FaultyPrometheus implements AutoCloseable {
    private static final long SEED = 1;

    private final MockWebServer server = new MockWebServer();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT);
    private final FleetStorage fleet;
    private volatile BiPredicate<Labels, Long> stored = (labels, until) -> true;
    private volatile UnaryOperator<String> body = text -> text;
    private volatile IntSupplier status = () -> 200;
    private volatile IntSupplier labelStatus = () -> 200;
    private volatile boolean held;

    /**
     * A server, all well but the scenario.
     *
     * @param now the last moment it knows of
     */
    public FaultyPrometheus(Scenario scenario, Instant now) throws IOException {
        List<FleetEvent> events = scenario.faults().isEmpty()
                ? List.of()
                : List.of(new FleetEvent.FaultStarted(
                        "f1",
                        now.minus(Duration.ofMinutes(15)),
                        scenario.id(),
                        Set.of(Fleet.REGIONS.get(0)),
                        scenario.faults(),
                        null));
        fleet = new FleetStorage(Fleet.of(new FleetLog(SEED, now, events)), now.toEpochMilli());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (held) {
                    closed.await();
                }
                boolean labels = request.getUrl().encodedPath().startsWith("/api/v1/label/");
                return new MockResponse.Builder()
                        .code((labels ? labelStatus : status).getAsInt())
                        .setHeader("Content-Type", "application/json")
                        .body(body.apply(answer(request)))
                        .build();
            }
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Of the series asked for up to a moment, only these are there. */
    public FaultyPrometheus storing(BiPredicate<Labels, Long> which) {
        stored = which;
        return this;
    }

    public FaultyPrometheus status(int code) {
        return status(() -> code);
    }

    /** One that may be another at each question. */
    public FaultyPrometheus status(IntSupplier code) {
        status = code;
        labelStatus = code;
        return this;
    }

    /** As {@link #status}, for values of labels alone. */
    public FaultyPrometheus labelStatus(int code) {
        labelStatus = () -> code;
        return this;
    }

    /** What it would answer, and what it answers. */
    public FaultyPrometheus body(UnaryOperator<String> change) {
        body = change;
        return this;
    }

    /** It takes questions and answers none until it is closed. */
    public FaultyPrometheus silent() {
        held = true;
        return this;
    }

    private String answer(RecordedRequest request) {
        if (request.getUrl().encodedPath().startsWith("/api/v1/label/")) {
            return "{\"status\":\"success\",\"data\":[\"eu-west\",\"us-east\"]}";
        }
        Map<String, String> form = form(request.getBody());
        long at =
                new BigDecimal(form.getOrDefault("time", "0")).movePointRight(3).longValue();
        Storage storage = (matchers, from, to) -> {
            List<Series> found = new ArrayList<>(fleet.select(matchers, from, to));
            found.removeIf(series -> !stored.test(series.labels(), to));
            return found;
        };
        Value value =
                engine.instant(form.getOrDefault("query", ""), storage, at).value();
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":" + elements(value) + "}}";
    }

    private static String elements(Value value) {
        List<String> elements = new ArrayList<>();
        if (value instanceof Value.Vector vector) {
            for (Value.Point point : vector.points()) {
                List<String> labels = new ArrayList<>();
                point.labels().forEach((name, text) -> labels.add("\"" + name + "\":\"" + text + "\""));
                elements.add("{\"metric\":{" + String.join(",", labels) + "},\"value\":" + pair(point.sample()) + "}");
            }
        }
        return "[" + String.join(",", elements) + "]";
    }

    private static String pair(Sample sample) {
        return "[" + BigDecimal.valueOf(sample.millis(), 3) + ",\"" + Numbers.format(sample.value()) + "\"]";
    }

    private static Map<String, String> form(ByteString body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : (body == null ? "" : body.utf8()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
