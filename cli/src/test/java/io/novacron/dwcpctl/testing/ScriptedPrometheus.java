package io.novacron.dwcpctl.testing;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * A Prometheus that answers what it was told to, by a part of the query; a query that it was told nothing about is refused
 * as bad, so that a test notices.
 */
public final class ScriptedPrometheus implements AutoCloseable {
    /** A request as the server saw it: its path and its form. */
    public record Asked(String path, Map<String, String> form) {
        public String query() {
            return form.getOrDefault("query", "");
        }
    }

    private record Answer(Predicate<String> applies, int status, String body) {}

    private final MockWebServer server = new MockWebServer();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstQuestion = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean held;

    public ScriptedPrometheus() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(request);
            }
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Queries that contain the part are answered with that status and body; what was said first goes first. */
    public ScriptedPrometheus on(String part, int status, String body) {
        answers.add(new Answer(query -> query.contains(part), status, body));
        return this;
    }

    /** … with a vector: JSON of its elements. */
    public ScriptedPrometheus vector(String part, String... elements) {
        return data(part, "vector", "[" + String.join(",", elements) + "]");
    }

    public ScriptedPrometheus data(String part, String type, String result) {
        return on(part, 200, success(type, result));
    }

    public static String success(String type, String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + result + "}}";
    }

    /** An element of a vector: a region's value at {@link RunningApp#NOW}. */
    public static String region(String region, String value) {
        return "{\"metric\":{\"region\":\"" + region + "\"},\"value\":[" + RunningApp.NOW.getEpochSecond() + ",\""
                + value + "\"]}";
    }

    /** What it was asked so far; not counting how old the data is. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** From now on it takes questions and answers none until it is closed. */
    public void holdAnswers() {
        held = true;
    }

    /** Waits until it has been asked something. */
    public void awaitQuestion() {
        try {
            if (!firstQuestion.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing was asked");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private MockResponse answer(RecordedRequest request) throws InterruptedException {
        ByteString body = request.getBody();
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : (body == null ? "" : body.utf8()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        Asked one = new Asked(request.getUrl().encodedPath(), form);
        if (one.query().contains("timestamp(")) { // how old the data is; here nobody knows
            return json(200, success("vector", "[]"));
        }
        asked.add(one);
        firstQuestion.countDown();
        if (held) {
            closed.await();
        }
        Answer answer = answers.stream()
                .filter(a -> a.applies().test(one.query()))
                .findFirst()
                .orElse(new Answer(
                        q -> true,
                        400,
                        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"not in the test's script\"}"));
        return json(answer.status(), answer.body());
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
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
