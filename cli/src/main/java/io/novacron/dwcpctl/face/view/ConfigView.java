package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.site.config.ConfigFile;
import io.novacron.dwcpctl.site.config.ContextConfig;
import io.novacron.dwcpctl.site.config.Contexts;
import io.novacron.dwcpctl.site.config.Endpoint;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contexts of a config file. Addresses only: no credentials are kept where they could be printed. */
public final class ConfigView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Instant now;

    public ConfigView(Instant now) {
        this.now = now;
    }

    public Document contexts(Contexts contexts) {
        Optional<ConfigFile> file = contexts.file();
        Optional<String> current = contexts.chosen();
        ArrayNode data = JSON.arrayNode();
        List<List<Span>> rows = new ArrayList<>();
        List<List<Span>> told = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "current", "prometheus", "alertmanager", "protected"));
        for (String name : file.map(ConfigFile::names).orElse(List.of())) {
            ContextConfig context = file.orElseThrow().context(name);
            boolean isCurrent = current.filter(name::equals).isPresent();
            data.add(data(context, isCurrent));
            String prometheus = urls(context.prometheus());
            String alertmanager = urls(context.alertmanager());
            rows.add(List.of(
                    new Span(isCurrent ? "*" : "", Style.GOOD),
                    Span.plain(name),
                    Span.plain(prometheus),
                    Span.plain(alertmanager),
                    Span.plain(context.isProtected() ? "yes" : "")));
            context.notifiers()
                    .forEach(notifier -> told.add(List.of(
                            Span.plain(name),
                            Span.plain(notifier.name()),
                            Span.plain(notifier.type().word()),
                            Span.plain(notifier.address()))));
            csv.add(List.of(
                    name,
                    Boolean.toString(isCurrent),
                    prometheus,
                    alertmanager,
                    Boolean.toString(context.isProtected())));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(file.map(f -> "config file " + f.path()).orElse("no config file")));
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(
                    List.of(
                            Column.text(""),
                            Column.text("context"),
                            Column.flexible("prometheus"),
                            Column.flexible("alertmanager"),
                            Column.text("protected")),
                    rows));
        }
        if (!told.isEmpty()) {
            blocks.add(new Block.Table(
                    List.of(
                            Column.text("context"),
                            Column.text("notifier"),
                            Column.text("type"),
                            Column.flexible("sends to")),
                    told));
        }
        for (String variable : contexts.overrides()) {
            blocks.add(Block.Paragraph.of(variable + " is set and goes before the file"));
        }
        return new Document("ContextList", current.orElse(null), false, now, data, blocks, csv, List.of());
    }

    private static ObjectNode data(ContextConfig context, boolean isCurrent) {
        ObjectNode node = JSON.objectNode();
        node.put("id", context.name());
        node.put("current", isCurrent);
        put(node, "prometheus", context.prometheus());
        put(node, "alertmanager", context.alertmanager());
        put(node, "grafana", context.grafana());
        put(node, "pushgateway", context.pushgateway());
        ObjectNode application = node.putObject("application");
        context.application().forEach((region, url) -> application.put(region, url.toString()));
        ObjectNode components = node.putObject("components");
        context.components().forEach((id, url) -> components.put(id, url.toString()));
        ArrayNode notifiers = node.putArray("notifiers");
        context.notifiers()
                .forEach(notifier -> notifiers
                        .addObject()
                        .put("id", notifier.name())
                        .put("type", notifier.type().word())
                        .put("address", notifier.address()));
        node.put("protected", context.isProtected());
        return node;
    }

    /** The addresses of a context, as they may leave the house. */
    public static ObjectNode addresses(ContextConfig context) {
        return data(context, true);
    }

    private static void put(ObjectNode node, String name, @Nullable Endpoint endpoint) {
        ArrayNode urls = node.putArray(name);
        if (endpoint != null) {
            endpoint.urls().forEach(url -> urls.add(url.toString()));
        }
    }

    private static String urls(@Nullable Endpoint endpoint) {
        return endpoint == null
                ? "-"
                : String.join(
                        " ", endpoint.urls().stream().map(ServiceUrl::toString).toList());
    }
}
