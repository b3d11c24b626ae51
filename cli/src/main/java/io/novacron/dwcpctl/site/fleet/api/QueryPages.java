package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlPrinter;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.ValueType;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.site.fleet.query.FleetData;
import io.novacron.dwcpctl.site.fleet.serve.Query;
import io.novacron.dwcpctl.site.fleet.serve.Reply;
import io.novacron.dwcpctl.site.fleet.serve.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Evaluates, formats and parses PromQL by request. */
final class QueryPages {
    /** As {@code --query.timeout} is unless told otherwise; a request may ask for less. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** How many steps the last point of a range may lie behind the first. */
    private static final int MAX_STEPS = 11_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final StoredFleet stored;

    QueryPages(StoredFleet stored) {
        this.stored = stored;
    }

    void addTo(Router router) {
        for (String method : List.of("GET", "POST")) {
            router.on(method, "/api/v1/query", (query, name) -> instant(query))
                    .on(method, "/api/v1/query_range", (query, name) -> range(query))
                    .on(method, "/api/v1/format_query", (query, name) -> format(query))
                    .on(method, "/api/v1/parse_query", (query, name) -> parse(query));
        }
    }

    private Reply instant(Query query) {
        Parameters parameters = new Parameters(query);
        Instant now = stored.now();
        int limit = parameters.limit();
        long at = parameters.time("time", now.toEpochMilli());
        Deadline deadline = deadline(parameters);
        PromqlEngine engine = engine(parameters, deadline);
        String text = parameters.text("query");
        parsed(text);
        return answer(limit, deadline, now, storage -> engine.instant(text, storage, at));
    }

    private Reply range(Query query) {
        Parameters parameters = new Parameters(query);
        Instant now = stored.now();
        int limit = parameters.limit();
        long start = parameters.time("start");
        long end = parameters.time("end");
        if (end < start) {
            throw ApiError.parameter("end", "end timestamp must not be before start time");
        }
        long step = parameters.nanos("step");
        if (step <= 0) {
            throw ApiError.parameter(
                    "step", "zero or negative query resolution step widths are not accepted. Try a positive integer");
        }
        // one step more than the limit would need more nanoseconds than this
        if ((double) (end - start) * NANOS_PER_MILLI / step >= MAX_STEPS + 1) {
            throw ApiError.badData("exceeded maximum resolution of 11,000 points per timeseries."
                    + " Try decreasing the query resolution (?step=XX)");
        }
        Deadline deadline = deadline(parameters);
        PromqlEngine engine = engine(parameters, deadline);
        String text = parameters.text("query");
        ValueType type = parsed(text).type();
        if (type != ValueType.SCALAR && type != ValueType.VECTOR) {
            throw ApiError.parameter(
                    "query",
                    "invalid expression type \"" + type.documented()
                            + "\" for range query, must be Scalar or instant Vector");
        }
        long stepMillis = Math.max(1, step / NANOS_PER_MILLI);
        return answer(limit, deadline, now, storage -> engine.range(text, storage, start, end, stepMillis));
    }

    private static Deadline deadline(Parameters parameters) {
        Duration asked = parameters
                .duration("timeout")
                .map(nanos -> Duration.ofNanos(Math.max(0, nanos)))
                .orElse(LONGEST);
        return Deadline.after(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
    }

    private static PromqlEngine engine(Parameters parameters, Deadline deadline) {
        EngineOptions options =
                EngineOptions.DEFAULT.withMaxSteps(MAX_STEPS + 1).withTimedOut(deadline::hasPassed);
        long lookback = parameters.duration("lookback_delta").orElse(0L) / NANOS_PER_MILLI;
        return new PromqlEngine(lookback > 0 ? options.withLookback(lookback) : options);
    }

    private static Expr parsed(String text) {
        try {
            return PromqlParser.parseStable(text);
        } catch (PromqlParseException e) {
            // of nothing at all it does not know where
            throw ApiError.parameter(
                    "query", text.isEmpty() ? "unknown position: parse error: " + e.reason() : e.getMessage());
        }
    }

    private Reply answer(int limit, Deadline deadline, Instant now, Function<FleetData, Evaluation> evaluate) {
        try {
            Evaluation evaluation = evaluate.apply(stored.at(now, deadline));
            Value value = evaluation.value();
            Value shown = limit > 0 ? value.accept(new Truncation(limit)) : value;
            List<String> warnings = new ArrayList<>(evaluation.warnings());
            if (shown != value) {
                warnings.add(Truncation.WARNING);
            }
            return Envelope.success(ValueJson.of(shown), warnings, evaluation.infos());
        } catch (PromqlLimitException e) {
            boolean late = deadline.hasPassed();
            throw new ApiError(late ? ApiError.Kind.TIMEOUT : ApiError.Kind.EXECUTION, e.getMessage());
        } catch (PromqlException e) {
            throw new ApiError(ApiError.Kind.EXECUTION, e.getMessage());
        }
    }

    private static Reply format(Query query) {
        Expr expr = parsed(new Parameters(query).text("query"));
        return Envelope.success(json -> json.writeString(PromqlPrinter.print(expr)));
    }

    private static Reply parse(Query query) {
        return Envelope.success(TreeJson.of(parsed(new Parameters(query).text("query"))));
    }
}
