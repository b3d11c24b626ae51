package io.novacron.dwcpctl.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Prometheus: how long it takes for a question by itself, and how promtool asks it the same. */
final class Server {
    /** A question's time is the least of so many. */
    private static final int TRIALS = 5;

    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    Server(URI url) {
        this.url = url;
    }

    /**
     * A question.
     *
     * @param kind {@code instant} or {@code range}, as promtool has it
     * @param times by the names that the API has for them, in seconds
     */
    record Question(String kind, String expression, Map<String, String> times) {
        static Question at(Instant moment, String expression) {
            return new Question("instant", expression, Map.of("time", Long.toString(moment.getEpochSecond())));
        }
    }

    /** What each takes that nobody else disturbs, transport included, in milliseconds. */
    List<Double> millis(List<Question> questions) throws IOException, InterruptedException {
        List<Double> all = new ArrayList<>();
        for (Question question : questions) {
            all.add(millis(question));
        }
        return all;
    }

    private double millis(Question question) throws IOException, InterruptedException {
        StringBuilder path = new StringBuilder(question.kind().equals("range") ? "query_range" : "query");
        path.append("?query=").append(URLEncoder.encode(question.expression(), StandardCharsets.UTF_8));
        question.times()
                .forEach((name, value) ->
                        path.append('&').append(name).append('=').append(value));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path)).build();
        double[] took = new double[TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            long start = System.nanoTime();
            int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
            took[i] = (System.nanoTime() - start) / 1e6;
            if (status != 200) {
                throw new IOException(question + " ended with " + status);
            }
        }
        return Arrays.stream(took).min().orElseThrow();
    }

    /** Lines of a shell that start promtool once for each, as somebody with a list of queries would. */
    String script(String promtool, List<Question> questions) {
        StringBuilder text = new StringBuilder("set -e\n");
        for (Question question : questions) {
            text.append(String.format(Locale.ROOT, "'%s' query %s", promtool, question.kind()));
            question.times()
                    .forEach((name, value) ->
                            text.append(" --").append(name).append('=').append(value));
            text.append(String.format(
                    Locale.ROOT, " %s '%s'%n", url, question.expression().replace("'", "'\\''")));
        }
        return text.toString();
    }
}
