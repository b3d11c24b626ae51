package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks the {@code /health} page of the application or a component: JSON with a field {@code status}. A 503 is an answer too:
 * it is there, and says that it cannot work.
 */
public final class HealthPageProbe implements Probe {
    private static final Set<String> WELL = Set.of("healthy", "ok", "up", "pass", "serving");
    private static final Set<String> HALF = Set.of("degraded", "warn", "warning");

    private final String kind;
    private final String region;
    private final ServiceUrl url;
    private final HttpTransport transport;
    private final Supplier<Deadline> deadlines;

    /** @param region the empty string where it is not known */
    public HealthPageProbe(
            String kind, String region, ServiceUrl url, HttpTransport transport, Supplier<Deadline> deadlines) {
        this.kind = kind;
        this.region = region;
        this.url = url;
        this.transport = transport;
        this.deadlines = deadlines;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String region() {
        return region;
    }

    @Override
    public String address() {
        return url.toString();
    }

    @Override
    public ProbeReply ask() {
        return transport.send(HttpCall.get(url, "health"), deadlines.get(), new Page());
    }

    private static final class Page implements ReplyReader<ProbeReply> {
        @Override
        public boolean accepts(int status) {
            return (status >= 200 && status < 300) || status == 503;
        }

        @Override
        public ProbeReply read(int status, InputStream body) throws IOException {
            return status == 503
                    ? new ProbeReply(Verdict.FAIL, "/health answers 503")
                    : JsonStream.decode(body, Page::decode);
        }

        private static ProbeReply decode(JsonStream json) throws IOException {
            List<String> status = new ArrayList<>();
            List<String> unwell = new ArrayList<>();
            json.object(name -> {
                if (name.equals("status") && json.isText()) {
                    status.add(json.text());
                } else if (name.equals("components") && json.isObject()) {
                    json.object(component -> {
                        if (json.isText()) {
                            String state = json.text();
                            if (!isWell(state)) {
                                unwell.add(ServerText.oneLine(component + " " + state));
                            }
                        } else {
                            json.skip();
                        }
                    });
                } else {
                    json.skip();
                }
            });
            return status.isEmpty()
                    ? new ProbeReply(Verdict.NO_DATA, "/health says no status")
                    : reply(status.get(0), unwell);
        }

        private static ProbeReply reply(String status, List<String> unwell) {
            if (isWell(status)) {
                return new ProbeReply(Verdict.PASS, "");
            }
            String said = "/health says " + ServerText.oneLine(status);
            return new ProbeReply(
                    HALF.contains(status.toLowerCase(Locale.ROOT)) ? Verdict.WARN : Verdict.FAIL,
                    unwell.isEmpty() ? said : said + ": " + String.join(", ", unwell));
        }

        private static boolean isWell(String state) {
            return WELL.contains(state.toLowerCase(Locale.ROOT));
        }
    }
}
