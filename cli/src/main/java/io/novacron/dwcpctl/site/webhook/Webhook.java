package io.novacron.dwcpctl.site.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.http.HttpCall;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.ReplyReader;
import io.novacron.dwcpctl.site.http.WebhookUrl;
import io.novacron.dwcpctl.site.notify.Markup;
import io.novacron.dwcpctl.site.notify.Notice;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Posts messages as JSON to a URL that is a secret. Nothing that a server says reaches a message of ours: some quote the
 * path they were asked for, which is the secret.
 */
public final class Webhook implements Notifier {
    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final Dialect dialect;
    private final WebhookUrl url;
    private final HttpTransport transport;
    private final Map<String, String> environment;

    /** How the JSON is made. */
    public enum Dialect {
        /**
         * {@code text}, in mrkdwn.
         *
         * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming webhooks</a>
         */
        SLACK(Markup.MRKDWN),
        /** All that is known, in fields of its own. */
        PLAIN(Markup.PLAIN);

        private final Markup markup;

        Dialect(Markup markup) {
            this.markup = markup;
        }
    }

    /** @param environment the process's variables, one of which may hold the URL */
    public Webhook(
            String name, Dialect dialect, WebhookUrl url, HttpTransport transport, Map<String, String> environment) {
        this.name = name;
        this.dialect = dialect;
        this.url = url;
        this.transport = transport;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return dialect == Dialect.SLACK ? "slack" : "webhook";
    }

    @Override
    public String address() {
        return url.toString();
    }

    @Override
    public Markup markup() {
        return dialect.markup;
    }

    @Override
    public Receipt send(Notice notice, Deadline deadline) {
        HttpCall call = HttpCall.message(url, environment, "application/json; charset=utf-8", body(notice));
        return transport.send(call, deadline, new Answer());
    }

    @Override
    public void check() {
        url.check(environment);
    }

    private byte[] body(Notice notice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (dialect == Dialect.SLACK) {
                json.writeStringField("text", notice.text());
            } else {
                NoticeJson.write(json, notice);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Only its status counts: what is in it is not read, however much it is. */
    private static final class Answer implements ReplyReader<Receipt> {
        @Override
        public Receipt read(int status, InputStream body) {
            return new Receipt(true, Integer.toString(status));
        }

        @Override
        public SourceException explain(String where, int status, String body) {
            String what = where + ": " + status;
            if (status >= 300 && status < 400) {
                return new SourceException(
                        Kind.UNINTELLIGIBLE,
                        what + ": it redirects, and a message is not sent on to strangers",
                        "Give the URL that it leads to.");
            }
            return switch (status) {
                case 401, 403 -> new SourceException(Kind.REFUSED, what, "Its URL or credentials are not valid there.");
                case 404, 410 ->
                    new SourceException(Kind.UNINTELLIGIBLE, what, "The webhook may have been revoked: make another.");
                case 429 -> new SourceException(Kind.UNREACHABLE, what, "It was asked too much of late.");
                case 502, 503, 504 -> new SourceException(Kind.UNREACHABLE, what, "Look at the server behind.");
                default ->
                    new SourceException(
                            Kind.UNINTELLIGIBLE,
                            what,
                            status >= 500 ? "Look at the server's log." : "It does not take such a message.");
            };
        }
    }
}
