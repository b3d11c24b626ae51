package io.novacron.dwcpctl.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Passes questions on to a server, and gives whoever asks the same again the same answer. */
final class Remembering extends Dispatcher {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final String server;

    Remembering(String server) {
        this.server = server;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        // the time that is left to answer in is no part of the question
        String question = request.getMethod() + " " + request.getTarget() + " " + body.replaceAll("timeout=[^&]*", "");
        return answers.computeIfAbsent(question, unknown -> ask(request, body));
    }

    private MockResponse ask(RecordedRequest request, String body) {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(server + request.getTarget()))
                .method(
                        request.getMethod(),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            asked.header(
                    "Content-Type", Objects.requireNonNull(request.getHeaders().get("Content-Type")));
        }
        try {
            HttpResponse<String> answer = client.send(asked.build(), HttpResponse.BodyHandlers.ofString());
            return new MockResponse.Builder()
                    .code(answer.statusCode())
                    .setHeader("Content-Type", "application/json")
                    .body(answer.body())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
