package io.novacron.dwcpctl.site.alertmanager;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.http.HttpCall;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.JsonStream;
import io.novacron.dwcpctl.site.http.ReplyReader;
import io.novacron.dwcpctl.site.http.ServerText;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks an Alertmanager for its version, its cluster, and whether it could load its configuration when it last tried. The API
 * does not tell the last; its own metrics do.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">API v2</a>
 */
public final class AlertmanagerProbe implements Probe {
    private static final String RELOADED = "alertmanager_config_last_reload_successful ";

    private final ServiceUrl url;
    private final int members;
    private final HttpTransport transport;
    private final Supplier<Deadline> deadlines;

    /** @param members how many the context names: as many should see each other */
    public AlertmanagerProbe(ServiceUrl url, int members, HttpTransport transport, Supplier<Deadline> deadlines) {
        this.url = url;
        this.members = members;
        this.transport = transport;
        this.deadlines = deadlines;
    }

    @Override
    public String kind() {
        return "alertmanager";
    }

    @Override
    public String address() {
        return url.toString();
    }

    @Override
    public ProbeReply ask() {
        Status status = transport.send(
                HttpCall.get(url, "api", "v2", "status"), deadlines.get(), ReplyReader.json(Status::decode));
        Verdict verdict = Verdict.PASS;
        List<String> said = new ArrayList<>();
        said.add(status.version);
        if (status.cluster.equals("disabled")) {
            if (members > 1) {
                verdict = verdict.and(Verdict.WARN);
                said.add("no cluster though the context names " + members);
            }
        } else {
            if (!status.cluster.equals("ready")) {
                verdict = verdict.and(Verdict.WARN);
                said.add("its cluster is " + status.cluster);
            }
            if (status.peers < members) {
                verdict = verdict.and(Verdict.WARN);
                said.add("it sees " + status.peers + " of " + members + " members");
            } else if (members > 1) {
                said.add(status.peers + " members");
            }
        }
        Reload reload = reload();
        said.add(reload.text());
        said.removeIf(String::isEmpty);
        return new ProbeReply(verdict.and(reload.verdict()), String.join(", ", said));
    }

    private record Reload(Verdict verdict, String text) {}

    private Reload reload() {
        try {
            return transport.send(HttpCall.get(url, "metrics"), deadlines.get(), (status, body) -> reload(body));
        } catch (SourceException e) {
            return new Reload(Verdict.NO_DATA, "whether its configuration is in force is not known: " + e.getMessage());
        }
    }

    private static Reload reload(InputStream body) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(RELOADED)) {
                return line.substring(RELOADED.length()).strip().equals("1")
                        ? new Reload(Verdict.PASS, "")
                        : new Reload(Verdict.WARN, "its last configuration reload failed: an older one is in force");
            }
        }
        return new Reload(Verdict.NO_DATA, "it does not say whether its configuration is in force");
    }

    /** What it says of itself. */
    private static final class Status {
        private String version = "of unknown version";
        private String cluster = "";
        private int peers;

        static Status decode(JsonStream json) throws IOException {
            Status status = new Status();
            json.object(name -> {
                switch (name) {
                    case "cluster" -> json.object(field -> status.cluster(json, field));
                    case "versionInfo" ->
                        json.object(field -> {
                            if (field.equals("version")) {
                                status.version = ServerText.oneLine(json.text());
                            } else {
                                json.skip();
                            }
                        });
                    default -> json.skip();
                }
            });
            return status;
        }

        private void cluster(JsonStream json, String field) throws IOException {
            switch (field) {
                case "status" -> cluster = ServerText.oneLine(json.text());
                case "peers" ->
                    peers = json.array(peer -> {
                                peer.skip();
                                return true;
                            })
                            .size();
                default -> json.skip();
            }
        }
    }
}
