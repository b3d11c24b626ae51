package io.novacron.dwcpctl.site.grafana;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.http.HttpCall;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.JsonStream;
import io.novacron.dwcpctl.site.http.ReplyReader;
import io.novacron.dwcpctl.site.http.ServerText;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Asks Grafana for its version and whether it reaches its database. A page of the browser's would be HTML, and so is what
 * stands before a Grafana that asks for a login: neither passes.
 *
 * @see <a href="https://grafana.com/docs/grafana/latest/developers/http_api/other/#health-api">Health API</a>
 */
public final class GrafanaProbe implements Probe {
    private final ServiceUrl url;
    private final HttpTransport transport;
    private final Supplier<Deadline> deadlines;

    public GrafanaProbe(ServiceUrl url, HttpTransport transport, Supplier<Deadline> deadlines) {
        this.url = url;
        this.transport = transport;
        this.deadlines = deadlines;
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
    public ProbeReply ask() {
        return transport.send(HttpCall.get(url, "api", "health"), deadlines.get(), new Health());
    }

    private static final class Health implements ReplyReader<ProbeReply> {
        @Override
        public boolean accepts(int status) {
            return status == 200 || status == 503;
        }

        @Override
        public ProbeReply read(int status, InputStream body) throws IOException {
            return JsonStream.decode(body, Health::decode);
        }

        private static ProbeReply decode(JsonStream json) throws IOException {
            Map<String, String> fields = new TreeMap<>();
            json.object(name -> {
                if (json.isText()) {
                    fields.put(name, ServerText.oneLine(json.text()));
                } else {
                    json.skip();
                }
            });
            String database = fields.getOrDefault("database", "not named");
            String version = fields.getOrDefault("version", "of unknown version");
            return database.equals("ok")
                    ? new ProbeReply(Verdict.PASS, version)
                    : new ProbeReply(Verdict.FAIL, version + ", its database is " + database);
        }
    }
}
