package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.ops.compare.Comparison;
import io.novacron.dwcpctl.ops.compare.Contrast;
import io.novacron.dwcpctl.ops.compare.Effect;
import io.novacron.dwcpctl.ops.compare.Method;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.compare.Sampled;
import io.novacron.dwcpctl.ops.compare.Stratum;
import io.novacron.dwcpctl.ops.evidence.Question;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as data. A number that is not finite is null, beside its verdict. */
final class CompareJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CompareJson() {}

    static ObjectNode of(Comparison comparison, Method method) {
        ObjectNode node = JSON.objectNode();
        node.put("verdict", comparison.verdict().name());
        node.put("baseline", method.baseline());
        node.put("candidate", method.candidate());
        node.put("since", PromDuration.format(comparison.span().since()));
        node.put("region", comparison.span().region());
        ArrayNode metrics = node.putArray("metrics");
        comparison.contrasts().forEach(contrast -> metrics.add(contrast(comparison, contrast)));
        return node;
    }

    private static ObjectNode contrast(Comparison comparison, Contrast contrast) {
        Metric metric = contrast.metric();
        Method method = metric.method();
        ObjectNode node = JSON.objectNode();
        node.put("id", metric.id());
        node.put("title", metric.title());
        node.put("region", contrast.region().isEmpty() ? null : contrast.region());
        node.put("verdict", contrast.verdict().name());
        node.put("unit", metric.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("better", metric.better().name().toLowerCase(Locale.ROOT));
        node.put("tolerance", metric.tolerance());
        node.put("target", metric.target());
        node.put("confidence", method.confidence());
        node.put("resamples", method.resamples());
        node.put("seed", method.seed());
        node.put("window", PromDuration.format(method.window()));
        node.put("reason", CompareView.reason(contrast));
        ArrayNode next = node.putArray("next");
        CompareView.next(contrast).forEach(next::add);
        node.set("overall", effect(contrast.overall()));
        ArrayNode strata = node.putArray("strata");
        contrast.strata().forEach(stratum -> strata.add(stratum(stratum)));
        ArrayNode queries = node.putArray("queries");
        comparison.span().questions(metric).stream().map(Question::text).forEach(queries::add);
        node.put("source", contrast.replica());
        node.put("tookMillis", contrast.took().toMillis());
        return node;
    }

    private static ObjectNode stratum(Stratum stratum) {
        ObjectNode node = JSON.objectNode();
        ObjectNode labels = node.putObject("labels");
        stratum.labels().forEach(labels::put);
        node.put("verdict", stratum.verdict().name());
        node.put("counts", stratum.counts());
        node.set("effect", effect(stratum.effect()));
        node.set("baseline", sampled(stratum.baseline()));
        node.set("candidate", sampled(stratum.candidate()));
        node.put("reason", stratum.reason());
        return node;
    }

    private static @Nullable ObjectNode effect(@Nullable Effect effect) {
        if (effect == null) {
            return null;
        }
        ObjectNode node = JSON.objectNode();
        node.put("baseline", effect.baseline());
        node.put("candidate", effect.candidate());
        node.put("change", effect.change());
        node.put("low", effect.low());
        node.put("high", effect.high());
        return node;
    }

    private static ObjectNode sampled(Sampled sampled) {
        ObjectNode node = JSON.objectNode();
        node.put("windows", sampled.windows());
        node.put("count", sampled.count());
        return node;
    }
}
