package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.http.JsonStream;
import io.novacron.dwcpctl.site.http.ReplyReader;
import io.novacron.dwcpctl.site.http.ServerText;
import io.novacron.dwcpctl.site.http.UnintelligibleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope around every reply: status, data or error, warnings, infos; in whatever order they come.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview">Format overview</a>
 */
final class ApiReader<T> implements ReplyReader<ApiReply<T>> {
    private final String where;
    private final JsonStream.Decoder<T> data;

    /** @param where the URL that is asked, for messages */
    ApiReader(String where, JsonStream.Decoder<T> data) {
        this.where = where;
        this.data = data;
    }

    @Override
    public ApiReply<T> read(int status, InputStream body) throws IOException {
        Envelope<T> envelope = JsonStream.decode(body, json -> decode(json, data));
        Optional<SourceException> error = envelope.error(where);
        if (error.isPresent()) {
            throw error.get();
        }
        T value = envelope.data;
        if (!envelope.status.equals("success") || value == null) {
            throw new UnintelligibleException(
                    "not a reply of Prometheus: no " + (value == null ? "data" : "status"),
                    "Check the URL: another service may be answering there.");
        }
        return new ApiReply<>(value, envelope.warnings, envelope.infos);
    }

    @Override
    public @Nullable SourceException explain(String url, int status, String body) {
        try {
            Envelope<Boolean> envelope = JsonStream.decode(
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                    json -> decode(json, skipped -> {
                        skipped.skip();
                        return true;
                    }));
            // Thanos and Mimir have error types of their own: then the status says what kind it is
            return envelope.error(url)
                    .orElseGet(() -> envelope.isError() && (status == 400 || status == 422)
                            ? badQuery(url, envelope.message)
                            : null);
        } catch (IOException e) {
            return null;
        }
    }

    private static <D> Envelope<D> decode(JsonStream json, JsonStream.Decoder<D> data) throws IOException {
        Envelope<D> envelope = new Envelope<>();
        json.object(name -> {
            switch (name) {
                case "status" -> envelope.status = json.text();
                case "errorType" -> envelope.errorType = json.text();
                case "error" -> envelope.message = ServerText.oneLine(json.text());
                case "warnings" -> envelope.warnings = remarks(json);
                case "infos" -> envelope.infos = remarks(json);
                case "data" -> envelope.data = data.decode(json);
                default -> json.skip();
            }
        });
        return envelope;
    }

    private static List<String> remarks(JsonStream json) throws IOException {
        return json.array(item -> ServerText.oneLine(item.text()));
    }

    private static SourceException badQuery(String where, String message) {
        return new SourceException(
                Kind.BAD_QUERY, where + ": the query is refused: " + message, "Mend the query, or ask for less.");
    }

    /** The fields as they are found. */
    private static final class Envelope<T> {
        private String status = "";
        private String errorType = "";
        private String message = "";
        private List<String> warnings = List.of();
        private List<String> infos = List.of();
        private @Nullable T data;

        boolean isError() {
            return status.equals("error");
        }

        /** What an error type of Prometheus means (web/api/v1/api.go); empty for a success or an unknown type. */
        Optional<SourceException> error(String where) {
            if (!isError()) {
                return Optional.empty();
            }
            return switch (errorType) {
                case "bad_data", "execution" -> Optional.of(badQuery(where, message));
                case "timeout" ->
                    failure(
                            Kind.TIMEOUT,
                            where + ": the server gave up: ",
                            "Ask for less at once, or raise --timeout.");
                case "canceled" ->
                    failure(Kind.UNREACHABLE, where + ": the server cancelled the query: ", "Try again.");
                case "unavailable" ->
                    failure(Kind.UNREACHABLE, where + ": not available: ", "Wait until it is ready, and try again.");
                case "not_found" ->
                    failure(Kind.UNINTELLIGIBLE, where + ": not found: ", "Check the URL, and the server's version.");
                case "internal" ->
                    failure(Kind.UNINTELLIGIBLE, where + ": the server failed: ", "Look at the server's log.");
                default -> Optional.empty();
            };
        }

        private Optional<SourceException> failure(Kind kind, String what, String suggestion) {
            return Optional.of(new SourceException(kind, what + message, suggestion));
        }
    }
}
