package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.WebhookUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what was done.
 *
 * @param name what the context calls it
 * @param url of a webhook; null for Grafana, which the context names
 * @param http how to talk to a webhook
 * @param dashboard the uid of the only dashboard to be marked; null for all
 * @param tags of annotations, beside the usual ones
 */
public record NotifierSettings(
        String name,
        Type type,
        @Nullable WebhookUrl url,
        HttpSettings http,
        @Nullable String dashboard,
        List<String> tags) {
    /** Who carries the message. */
    public enum Type {
        SLACK,
        WEBHOOK,
        GRAFANA;

        /** As the config file has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NotifierSettings {
        tags = List.copyOf(tags);
    }

    /**
     * Reads one.
     *
     * @param directory of the config file: relative paths start there
     * @param http reads the settings of a service that the block is
     */
    static NotifierSettings read(
            String name, YamlNode node, Path directory, BiFunction<YamlNode, Path, HttpSettings> http) {
        Type type = node.required("type").oneOf(Type.class);
        if (type == Type.GRAFANA) {
            node.only("type", "dashboard_uid", "tags");
            return new NotifierSettings(
                    name,
                    type,
                    null,
                    HttpSettings.none(),
                    node.field("dashboard_uid").map(YamlNode::text).orElse(null),
                    node.field("tags").map(YamlNode::texts).orElse(List.of()));
        }
        node.only("type", "url", "url_file", "url_env", "http_config", "http_config_file");
        return new NotifierSettings(
                name, type, WebhookUrl.read(node, directory), http.apply(node, directory), null, List.of());
    }

    /** Where it sends messages, for people; no secret. */
    public String address() {
        return url == null ? "the context's grafana" : url.toString();
    }
}
