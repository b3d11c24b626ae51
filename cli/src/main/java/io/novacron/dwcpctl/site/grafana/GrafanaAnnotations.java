package io.novacron.dwcpctl.site.grafana;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.http.HttpCall;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.ReplyReader;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.notify.Markup;
import io.novacron.dwcpctl.site.notify.Notice;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks the moment in Grafana's dashboards.
 *
 * @see <a href="https://grafana.com/docs/grafana/latest/developers/http_api/annotations/#create-annotation">Annotations</a>
 */
public final class GrafanaAnnotations implements Notifier {
    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final ServiceUrl url;
    private final HttpTransport transport;
    private final @Nullable String dashboard;
    private final List<String> tags;

    /**
     * Of a Grafana whose credentials, those of the transport, may write annotations.
     *
     * @param dashboard the uid of the only one to be marked; null for all that show the tags
     * @param tags beside {@code dwcpctl}, the context and the event
     */
    public GrafanaAnnotations(
            String name, ServiceUrl url, HttpTransport transport, @Nullable String dashboard, List<String> tags) {
        this.name = name;
        this.url = url;
        this.transport = transport;
        this.dashboard = dashboard;
        this.tags = List.copyOf(tags);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "grafana";
    }

    @Override
    public String address() {
        return url.toString();
    }

    @Override
    public Markup markup() {
        return Markup.PLAIN;
    }

    @Override
    public Receipt send(Notice notice, Deadline deadline) {
        HttpCall call = HttpCall.change(url, "POST", "application/json", body(notice), "api", "annotations");
        return transport.send(call, deadline, new Answer());
    }

    /** Whether it may write is seen only when it does. */
    @Override
    public void check() {}

    private byte[] body(Notice notice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (dashboard != null) {
                json.writeStringField("dashboardUID", dashboard);
            }
            json.writeNumberField("time", notice.at().toEpochMilli());
            json.writeArrayFieldStart("tags");
            for (String tag : List.of("dwcpctl", notice.context(), notice.event())) {
                json.writeString(tag);
            }
            for (String tag : tags) {
                json.writeString(tag);
            }
            json.writeEndArray();
            json.writeStringField("text", html(notice.text()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Grafana shows an annotation as HTML. */
    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }

    private static final class Answer implements ReplyReader<Receipt> {
        @Override
        public Receipt read(int status, InputStream body) {
            return new Receipt(true, Integer.toString(status));
        }
    }
}
