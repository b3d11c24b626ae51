package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/** Asks a readiness page: 2xx is ready, 503 is there but not ready, anything else is a failure. */
public final class ReadinessProbe implements Probe {
    private final String kind;
    private final ServiceUrl url;
    private final List<String> path;
    private final HttpTransport transport;
    private final Supplier<Deadline> deadlines;

    /** @param path of the page, behind the URL's own: {@code "-", "ready"} */
    public ReadinessProbe(
            String kind, ServiceUrl url, List<String> path, HttpTransport transport, Supplier<Deadline> deadlines) {
        this.kind = kind;
        this.url = url;
        this.path = List.copyOf(path);
        this.transport = transport;
        this.deadlines = deadlines;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String address() {
        return url.toString();
    }

    @Override
    public ProbeReply ask() {
        return transport.send(HttpCall.get(url, path.toArray(String[]::new)), deadlines.get(), new Readiness());
    }

    private static final class Readiness implements ReplyReader<ProbeReply> {
        @Override
        public boolean accepts(int status) {
            return (status >= 200 && status < 300) || status == 503;
        }

        @Override
        public ProbeReply read(int status, InputStream body) throws IOException {
            if (status == 503) {
                return new ProbeReply(Verdict.FAIL, "not ready (503)");
            }
            if (body.read() == '<') { // the pages of the monitoring are a word or two of plain text
                throw new UnintelligibleException(
                        "HTML instead of a readiness page",
                        "Check the URL: a login page or a proxy may be answering there.");
            }
            return new ProbeReply(Verdict.PASS, "ready");
        }
    }
}
