package io.novacron.dwcpctl.site.alertmanager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.http.HttpCall;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.JsonStream;
import io.novacron.dwcpctl.site.http.ReplyReader;
import io.novacron.dwcpctl.site.http.ServerText;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Alertmanager at one URL.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">API v2</a>
 */
public final class AlertmanagerClient {
    private static final JsonFactory JSON = new JsonFactory();

    private final ServiceUrl url;
    private final HttpTransport transport;

    /** A client; nothing is asked yet. */
    public AlertmanagerClient(ServiceUrl url, HttpTransport transport) {
        this.url = url;
        this.transport = transport;
    }

    /** The URL, without credentials. */
    public String source() {
        return url.toString();
    }

    /** The alerts that fire, silenced and inhibited ones included. */
    List<KnownAlert> alerts(Deadline deadline) {
        return get(deadline, json -> json.array(Decoder::alert), "alerts");
    }

    List<Silence> silences(Deadline deadline) {
        return get(deadline, json -> json.array(Decoder::silence), "silences");
    }

    /** What it says of itself and its cluster. */
    public AlertmanagerStatus status(Deadline deadline) {
        return get(deadline, Decoder::status, "status");
    }

    /** Creates a silence; the others of its cluster learn of it from this one. */
    Silence create(SilenceRequest request, Deadline deadline) {
        HttpCall call = HttpCall.change(url, "POST", "application/json", body(request), "api", "v2", "silences");
        String id = transport.send(call, deadline, new Reader<>(Decoder::silenceId));
        return get(deadline, Decoder::silence, "silence", id);
    }

    /**
     * Ends a silence.
     *
     * @throws CliException with code 65 if this one knows none of that id, or none that could be ended
     */
    void expire(String id, Deadline deadline) {
        HttpCall call = HttpCall.change(url, "DELETE", "application/json", new byte[0], "api", "v2", "silence", id);
        transport.send(call, deadline, new Ended());
    }

    private <T> T get(Deadline deadline, JsonStream.Decoder<T> decoder, String... path) {
        String[] full = new String[path.length + 2];
        full[0] = "api";
        full[1] = "v2";
        System.arraycopy(path, 0, full, 2, path.length);
        return transport.send(HttpCall.get(url, full), deadline, new Reader<>(decoder));
    }

    private static byte[] body(SilenceRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("matchers");
            for (Matcher matcher : request.matchers()) {
                Matcher.Operator operator = matcher.operator();
                json.writeStartObject();
                json.writeStringField("name", matcher.name());
                json.writeStringField("value", matcher.value());
                json.writeBooleanField(
                        "isRegex", operator == Matcher.Operator.REGEX || operator == Matcher.Operator.NOT_REGEX);
                json.writeBooleanField(
                        "isEqual", operator == Matcher.Operator.EQUAL || operator == Matcher.Operator.REGEX);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("startsAt", Moment.forMachines(request.start()));
            json.writeStringField("endsAt", Moment.forMachines(request.end()));
            json.writeStringField("createdBy", request.creator());
            json.writeStringField("comment", request.comment());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads replies; of a refusal, the reason that Alertmanager gives. */
    private static final class Reader<T> implements ReplyReader<T> {
        private final JsonStream.Decoder<T> decoder;

        Reader(JsonStream.Decoder<T> decoder) {
            this.decoder = decoder;
        }

        @Override
        public T read(int status, InputStream body) throws IOException {
            return JsonStream.decode(body, decoder);
        }

        @Override
        public @Nullable SourceException explain(String where, int status, String body) {
            return status == 400 || status == 422
                    ? new SourceException(
                            Kind.BAD_QUERY,
                            where + ": refused: " + reason(body),
                            "Mend the silence's matchers and times.")
                    : null;
        }
    }

    /** Reads what ending a silence came to. A silence that is not there, or over, is no failure of the server. */
    private static final class Ended implements ReplyReader<Boolean> {
        @Override
        public Boolean read(int status, InputStream body) {
            return true;
        }

        @Override
        public @Nullable SourceException explain(String where, int status, String body) {
            String reason = reason(body);
            // before 0.28 it was the server's fault, a 500
            if (status == 404 || status == 422 || reason.contains("not found")) {
                return new SourceException(
                        Kind.BAD_QUERY, where + ": there is no such silence", "Take its id from the list of silences.");
            }
            return reason.contains("already expired")
                    ? new SourceException(
                            Kind.BAD_QUERY, where + ": the silence has ended already", "Nothing needs to be done.")
                    : null;
        }
    }

    /** Errors are a JSON string; those of the request's form an object with a message. */
    private static String reason(String body) {
        try {
            return ServerText.oneLine(JsonStream.decode(
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), Decoder::reason));
        } catch (IOException e) {
            return ServerText.oneLine(body);
        }
    }
}
