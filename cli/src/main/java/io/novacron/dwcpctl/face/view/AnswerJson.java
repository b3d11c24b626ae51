package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Target;
import io.novacron.dwcpctl.ops.nodata.NoData;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers as data: values as Prometheus writes them, {@code [seconds, "value"]}, and all of their provenance. */
final class AnswerJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AnswerJson() {}

    static ObjectNode of(Answer answer) {
        CookbookQuery query = answer.question().query();
        ObjectNode node = JSON.objectNode();
        node.put("id", query.id());
        node.put("title", query.title());
        node.put("query", answer.question().promql());
        node.put("unit", unit(query));
        node.set("target", target(query.target()));
        boolean nothingToJudge = answer.hasNumbers() && !query.target().isGiven();
        node.put("verdict", nothingToJudge ? null : answer.verdict().name());
        Reading reading = answer.reading();
        node.set("result", reading == null ? JSON.nullNode() : value(reading.value(), query.target()));
        node.set("provenance", reading == null ? JSON.nullNode() : provenance(reading.provenance()));
        ArrayNode why = node.putArray("noData");
        answer.why().forEach(cause -> why.add(noData(cause)));
        CliException failure = answer.failure();
        node.set("error", failure == null ? JSON.nullNode() : error(failure));
        return node;
    }

    static String unit(CookbookQuery query) {
        return query.unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ObjectNode target(Target target) {
        ObjectNode node = JSON.objectNode();
        put(node, "wanted", target.wanted());
        put(node, "warn", target.warn());
        put(node, "fail", target.fail());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable Condition condition) {
        node.put(name, condition == null ? null : TargetText.plain(condition));
    }

    /** A value with the type and shape of Prometheus's API, each vector element with its verdict if there is a target. */
    static ObjectNode value(Value value, Target target) {
        ObjectNode node = JSON.objectNode();
        node.put("type", value.type());
        value.accept(new Value.Visitor<Object>() {
            @Override
            public Object scalar(Value.Scalar scalar) {
                return node.set("value", sample(scalar.sample()));
            }

            @Override
            public Object text(Value.Text text) {
                ArrayNode pair = JSON.arrayNode().add(seconds(text.millis())).add(text.value());
                return node.set("value", pair);
            }

            @Override
            public Object vector(Value.Vector vector) {
                ArrayNode series = node.putArray("series");
                for (Value.Point point : vector.points()) {
                    ObjectNode one = series.addObject();
                    one.set("metric", labels(point.labels()));
                    one.set("value", sample(point.sample()));
                    if (target.isGiven()) {
                        one.put("verdict", target.judge(point.sample().value()).name());
                    }
                }
                return series;
            }

            @Override
            public Object matrix(Value.Matrix matrix) {
                ArrayNode series = node.putArray("series");
                matrix.series().forEach(s -> {
                    ObjectNode one = series.addObject();
                    one.set("metric", labels(s.labels()));
                    one.set("values", samples(s.samples()));
                });
                return series;
            }
        });
        return node;
    }

    private static ArrayNode samples(Samples samples) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < samples.size(); i++) {
            array.add(sample(samples.get(i)));
        }
        return array;
    }

    private static ArrayNode sample(Sample sample) {
        return JSON.arrayNode().add(seconds(sample.millis())).add(Numbers.format(sample.value()));
    }

    static BigDecimal seconds(long millis) {
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    static ObjectNode labels(Labels labels) {
        ObjectNode node = JSON.objectNode();
        labels.forEach(node::put);
        return node;
    }

    static ObjectNode provenance(Provenance provenance) {
        ObjectNode node = JSON.objectNode();
        node.put("source", provenance.source());
        node.put("evaluatedAt", Moment.forMachines(provenance.evaluatedAt()));
        if (provenance.age() == null) {
            node.putNull("ageSeconds");
        } else {
            node.put("ageSeconds", seconds(provenance.age().toMillis()));
        }
        node.put("tookMillis", provenance.took().toMillis());
        ArrayNode warnings = node.putArray("warnings");
        provenance.warnings().forEach(warnings::add);
        ArrayNode infos = node.putArray("infos");
        provenance.infos().forEach(infos::add);
        return node;
    }

    private static ObjectNode noData(NoData cause) {
        ObjectNode node = JSON.objectNode();
        node.put("cause", cause.cause().id());
        node.put("reason", cause.reason());
        node.put("since", cause.since() == null ? null : Moment.forMachines(cause.since()));
        return node;
    }

    private static ObjectNode error(CliException failure) {
        ObjectNode node = JSON.objectNode();
        node.put("exitCode", failure.exitCode().code());
        node.put("message", failure.getMessage());
        node.put("suggestion", failure.suggestion());
        return node;
    }
}
