package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.site.http.HttpCall;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.JsonStream;
import io.novacron.dwcpctl.site.http.ReplyReader;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One Prometheus, or one Thanos or Mimir, at one URL.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">HTTP API</a>
 */
public final class PrometheusClient implements MetricSource {
    private final ServiceUrl url;
    private final HttpTransport transport;
    private final Supplier<Deadline> deadlines;
    private final Consumer<String> remarks;

    /**
     * A client; nothing is asked yet.
     *
     * @param deadlines asked at every request: a command gives its one deadline each time, a daemon a fresh one
     * @param remarks told what the server warns of where the answer has no place for it: series, labels, metadata
     */
    public PrometheusClient(
            ServiceUrl url, HttpTransport transport, Supplier<Deadline> deadlines, Consumer<String> remarks) {
        this.url = url;
        this.transport = transport;
        this.deadlines = deadlines;
        this.remarks = remarks;
    }

    /** This client with a deadline of its own. */
    PrometheusClient within(Deadline deadline) {
        return new PrometheusClient(url, transport, () -> deadline, remarks);
    }

    /** The URL, without credentials. */
    public String source() {
        return url.toString();
    }

    @Override
    public Reading query(String promql, Instant at) {
        HttpCall call = form("query").uncompressed().with("query", promql).with("time", ApiText.time(at));
        return read(call, promql, at, ValueDecoder::decode);
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        HttpCall call = form("query_range")
                .with("query", promql)
                .with("start", ApiText.time(range.start()))
                .with("end", ApiText.time(range.end()))
                .with("step", ApiText.step(range.step()));
        return read(call, promql, range.end(), ValueDecoder::decodeMatrix);
    }

    /** Asks; the server is told how long we wait, so that it does not work on for nobody. */
    private Reading read(
            HttpCall call, String promql, Instant evaluatedAt, JsonStream.Decoder<ValueDecoder.Decoded> decoder) {
        Deadline deadline = deadlines.get();
        Duration before = deadline.remaining();
        HttpCall timed = call.with("timeout", Math.max(1, before.toMillis()) + "ms");
        ApiReply<ValueDecoder.Decoded> reply = transport.send(timed, deadline, new ApiReader<>(call.where(), decoder));
        List<String> warnings = new ArrayList<>();
        reply.warnings().forEach(warning -> warnings.add(transport.withoutSecrets(call, warning)));
        warnings.addAll(reply.data().warnings());
        return new Reading(
                reply.data().value(),
                new Provenance(
                        promql,
                        source(),
                        evaluatedAt,
                        null,
                        warnings,
                        reply.infos(),
                        before.minus(deadline.remaining())));
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        if (selectors.isEmpty()) {
            return List.of();
        }
        return ask(matching(form("series"), selectors, from, to), json -> json.array(ValueDecoder::labels));
    }

    /** The names of all labels, sorted, of the series that match; of all series where there is no selector. */
    public List<String> labelNames(List<List<Matcher>> selectors, Instant from, Instant to) {
        return ask(matching(form("labels"), selectors, from, to), json -> json.array(JsonStream::text));
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        HttpCall call = get("label", ApiText.pathName(label), "values");
        return ask(matching(call, selectors, from, to), json -> json.array(JsonStream::text));
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        HttpCall call = get("metadata");
        return ask(metric.isEmpty() ? call : call.with("metric", metric), StatusDecoder::metadata);
    }

    /** What it scrapes. */
    public List<Target> targets() {
        return ask(get("targets").with("state", "active"), StatusDecoder::targets);
    }

    /** The rules it evaluates, by group, with the alerts they have raised. */
    public List<RuleGroup> rules() {
        return ask(get("rules"), StatusDecoder::rules);
    }

    /** The alerts that are pending or firing. */
    public List<ActiveAlert> alerts() {
        return ask(get("alerts"), StatusDecoder::alerts);
    }

    public RuntimeInfo runtimeInfo() {
        return ask(get("status", "runtimeinfo"), StatusDecoder::runtimeInfo);
    }

    public BuildInfo buildInfo() {
        return ask(get("status", "buildinfo"), StatusDecoder::buildInfo);
    }

    /** Whether it serves queries: a server that is still replaying its log says no. */
    public boolean isReady() {
        return transport.send(HttpCall.get(url, "-", "ready"), deadlines.get(), new Readiness());
    }

    private static final class Readiness implements ReplyReader<Boolean> {
        @Override
        public boolean accepts(int status) {
            return status == 200 || status == 503;
        }

        @Override
        public Boolean read(int status, InputStream body) throws IOException {
            return status == 200;
        }
    }

    private <T> T ask(HttpCall call, JsonStream.Decoder<T> decoder) {
        ApiReply<T> reply = transport.send(call, deadlines.get(), new ApiReader<>(call.where(), decoder));
        reply.warnings().forEach(warning -> remarks.accept(source() + ": " + transport.withoutSecrets(call, warning)));
        return reply.data();
    }

    private static HttpCall matching(HttpCall call, List<List<Matcher>> selectors, Instant from, Instant to) {
        HttpCall matching = call.with("start", ApiText.time(from)).with("end", ApiText.time(to));
        for (List<Matcher> selector : selectors) {
            matching = matching.with("match[]", ApiText.selector(selector));
        }
        return matching;
    }

    private HttpCall form(String name) {
        return HttpCall.form(url, "api", "v1", name);
    }

    private HttpCall get(String... path) {
        String[] full = new String[path.length + 2];
        full[0] = "api";
        full[1] = "v1";
        System.arraycopy(path, 0, full, 2, path.length);
        return HttpCall.get(url, full);
    }
}
