package io.novacron.dwcpctl.site.fleet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.metrics.promql.tree.At;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Function;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import io.novacron.dwcpctl.metrics.promql.tree.ValueType;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.site.fleet.api.Envelope.Content;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Trees as {@code parse_query} answers them, field by field in its order ({@code web/api/v1/translate_ast.go}). */
final class TreeJson implements Expr.Visitor<Content> {
    private static final TreeJson VISITOR = new TreeJson();

    private TreeJson() {}

    static Content of(Expr expr) {
        return expr.accept(VISITOR);
    }

    private static Content object(Content fields) {
        return json -> {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        };
    }

    private static void field(JsonGenerator json, String name, Expr expr) throws IOException {
        json.writeFieldName(name);
        of(expr).write(json);
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeFieldName(name);
        Content.texts(texts).write(json);
    }

    @Override
    public Content number(Expr.NumberLiteral number) {
        return object(json -> {
            json.writeStringField("type", "numberLiteral");
            json.writeStringField("val", Numbers.format(number.value()));
        });
    }

    @Override
    public Content string(Expr.StringLiteral string) {
        return object(json -> {
            json.writeStringField("type", "stringLiteral");
            json.writeStringField("val", string.value());
        });
    }

    @Override
    public Content vector(Expr.VectorSelector selector) {
        return object(json -> {
            selected(json, selector);
            startOrEnd(json, selector.shift());
            timestamp(json, selector.shift());
            json.writeStringField("type", "vectorSelector");
        });
    }

    @Override
    public Content matrix(Expr.MatrixSelector matrix) {
        Expr.VectorSelector selector = matrix.selector();
        return object(json -> {
            selected(json, selector);
            json.writeNumberField("range", matrix.rangeMillis());
            startOrEnd(json, selector.shift());
            timestamp(json, selector.shift());
            json.writeStringField("type", "matrixSelector");
        });
    }

    private static void selected(JsonGenerator json, Expr.VectorSelector selector) throws IOException {
        json.writeArrayFieldStart("matchers");
        for (Matcher matcher : selector.matchers()) {
            json.writeStartObject();
            json.writeStringField("name", matcher.name());
            json.writeStringField("type", matcher.operator().symbol());
            json.writeStringField("value", matcher.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("name", selector.name());
        json.writeNumberField("offset", selector.shift().offsetMillis());
    }

    private static void startOrEnd(JsonGenerator json, TimeShift shift) throws IOException {
        At at = shift.at();
        if (at == null || at.kind() == At.Kind.TIMESTAMP) {
            json.writeNullField("startOrEnd");
        } else {
            json.writeStringField("startOrEnd", at.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void timestamp(JsonGenerator json, TimeShift shift) throws IOException {
        At at = shift.at();
        if (at != null && at.kind() == At.Kind.TIMESTAMP) {
            json.writeNumberField("timestamp", at.millis());
        } else {
            json.writeNullField("timestamp");
        }
    }

    @Override
    public Content subquery(Expr.Subquery subquery) {
        return object(json -> {
            field(json, "expr", subquery.expr());
            json.writeNumberField("offset", subquery.shift().offsetMillis());
            json.writeNumberField("range", subquery.rangeMillis());
            startOrEnd(json, subquery.shift());
            json.writeNumberField("step", subquery.stepMillis());
            timestamp(json, subquery.shift());
            json.writeStringField("type", "subquery");
        });
    }

    @Override
    public Content unary(Expr.Unary unary) {
        return object(json -> {
            field(json, "expr", unary.expr());
            json.writeStringField("op", unary.operator().symbol());
            json.writeStringField("type", "unaryExpr");
        });
    }

    @Override
    public Content binary(Expr.Binary binary) {
        return object(json -> {
            json.writeBooleanField("bool", binary.bool());
            field(json, "lhs", binary.left());
            matching(json, binary.matching());
            json.writeStringField("op", binary.operator().symbol());
            field(json, "rhs", binary.right());
            json.writeStringField("type", "binaryExpr");
        });
    }

    private static void matching(JsonGenerator json, @Nullable VectorMatching matching) throws IOException {
        if (matching == null) {
            json.writeNullField("matching");
            return;
        }
        json.writeObjectFieldStart("matching");
        json.writeStringField(
                "card", matching.cardinality().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        texts(json, "include", matching.include());
        texts(json, "labels", matching.labels());
        json.writeBooleanField("on", matching.on());
        json.writeEndObject();
    }

    @Override
    public Content call(Expr.Call call) {
        Function function = call.function();
        return object(json -> {
            json.writeArrayFieldStart("args");
            for (Expr argument : call.arguments()) {
                of(argument).write(json);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("func");
            texts(
                    json,
                    "argTypes",
                    function.arguments().stream().map(ValueType::apiName).toList());
            json.writeStringField("name", function.name());
            json.writeStringField("returnType", function.returns().apiName());
            json.writeNumberField("variadic", function.variadic());
            json.writeEndObject();
            json.writeStringField("type", "call");
        });
    }

    @Override
    public Content aggregation(Expr.Aggregation aggregation) {
        Expr parameter = aggregation.parameter();
        return object(json -> {
            field(json, "expr", aggregation.expr());
            texts(json, "grouping", aggregation.labels());
            json.writeStringField("op", aggregation.operator().symbol());
            if (parameter == null) {
                json.writeNullField("param");
            } else {
                field(json, "param", parameter);
            }
            json.writeStringField("type", "aggregation");
            json.writeBooleanField("without", aggregation.without());
        });
    }

    @Override
    public Content paren(Expr.Paren paren) {
        return object(json -> {
            field(json, "expr", paren.expr());
            json.writeStringField("type", "parenExpr");
        });
    }
}
