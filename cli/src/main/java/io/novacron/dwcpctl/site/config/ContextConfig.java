package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.YamlMistake;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One context as it is configured: who is asked, and how.
 *
 * @param application the application's address by region: these are the regions to expect
 * @param components a component's address by its id
 * @param notifiers who is told what was done, in the order of the file
 * @param store the collector's local store; null for none
 * @param isProtected whether changes must be confirmed by the context's name
 */
public record ContextConfig(
        String name,
        @Nullable Endpoint prometheus,
        @Nullable Endpoint alertmanager,
        @Nullable Endpoint grafana,
        @Nullable Endpoint pushgateway,
        Map<String, ServiceUrl> application,
        Map<String, ServiceUrl> components,
        @Nullable KubernetesSettings kubernetes,
        List<NotifierSettings> notifiers,
        @Nullable Path store,
        boolean isProtected) {
    public ContextConfig {
        notifiers = List.copyOf(notifiers);
    }

    static final List<String> COMPONENTS = List.of("amst", "hde", "pba", "acp", "ass", "itp");

    /**
     * Reads one.
     *
     * @param directory of the config file: relative paths start there
     */
    static ContextConfig read(String name, YamlNode node, Path directory) {
        node.only(
                "prometheus",
                "alertmanager",
                "grafana",
                "pushgateway",
                "application",
                "components",
                "kubernetes",
                "notifiers",
                "store",
                "protected");
        node.field("components").ifPresent(c -> c.only(COMPONENTS.toArray(String[]::new)));
        Map<String, ServiceUrl> components = addresses(node, "components");
        return new ContextConfig(
                name,
                replicas(node, "prometheus", directory),
                replicas(node, "alertmanager", directory),
                single(node, "grafana", directory),
                single(node, "pushgateway", directory),
                addresses(node, "application"),
                components,
                node.field("kubernetes").map(KubernetesSettings::read).orElse(null),
                notifiers(node, directory),
                node.field("store").map(n -> directory.resolve(n.text())).orElse(null),
                node.field("protected").map(YamlNode::flag).orElse(false));
    }

    private static @Nullable Endpoint replicas(YamlNode context, String field, Path directory) {
        return context.field(field)
                .map(node -> {
                    node.only("urls", "http_config", "http_config_file");
                    HttpSettings http = http(node, directory);
                    YamlNode urls = node.required("urls");
                    List<ServiceUrl> addresses = new ArrayList<>();
                    urls.items().forEach(url -> addresses.add(address(url)));
                    if (addresses.isEmpty()) {
                        throw urls.error("no URL is listed", "List one, or remove " + field + ".");
                    }
                    return new Endpoint(addresses, http);
                })
                .orElse(null);
    }

    private static @Nullable Endpoint single(YamlNode context, String field, Path directory) {
        return context.field(field)
                .map(node -> {
                    node.only("url", "http_config", "http_config_file");
                    return new Endpoint(List.of(address(node.required("url"))), http(node, directory));
                })
                .orElse(null);
    }

    private static ServiceUrl address(YamlNode node) {
        String text = node.text();
        try {
            return ServiceUrl.parse(node.location(), text);
        } catch (CliException e) {
            throw node.mistake(e);
        }
    }

    private static HttpSettings http(YamlNode service, Path directory) {
        Optional<YamlNode> block = service.field("http_config");
        Optional<YamlNode> file = service.field("http_config_file");
        if (block.isPresent() && file.isPresent()) {
            throw file.get().error("http_config and http_config_file are both there", "Keep one of them.");
        }
        return block.map(node -> HttpSettings.parse(node, directory))
                .or(() -> file.map(node -> read(node, directory)))
                .orElseGet(HttpSettings::none);
    }

    private static HttpSettings read(YamlNode file, Path directory) {
        Path path = directory.resolve(file.text());
        try {
            return HttpSettings.read(path);
        } catch (YamlMistake e) {
            throw file.mistake(e); // it names its own file and line
        } catch (CliException e) {
            throw file.error(e.getMessage(), e.suggestion());
        }
    }

    private static Map<String, ServiceUrl> addresses(YamlNode context, String field) {
        Map<String, ServiceUrl> addresses = new LinkedHashMap<>();
        context.field(field).ifPresent(node -> node.fields().forEach((key, url) -> addresses.put(key, address(url))));
        return addresses;
    }

    private static List<NotifierSettings> notifiers(YamlNode context, Path directory) {
        List<NotifierSettings> notifiers = new ArrayList<>();
        context.field("notifiers")
                .ifPresent(node -> node.fields()
                        .forEach((name, one) ->
                                notifiers.add(NotifierSettings.read(name, one, directory, ContextConfig::http))));
        return notifiers;
    }

    /** This context with another Prometheus; the settings of how to talk to it stay. */
    ContextConfig withPrometheus(List<ServiceUrl> urls) {
        return with(other(prometheus, urls), alertmanager, grafana, pushgateway);
    }

    ContextConfig withAlertmanager(List<ServiceUrl> urls) {
        return with(prometheus, other(alertmanager, urls), grafana, pushgateway);
    }

    ContextConfig withGrafana(List<ServiceUrl> urls) {
        return with(prometheus, alertmanager, other(grafana, urls), pushgateway);
    }

    ContextConfig withPushgateway(List<ServiceUrl> urls) {
        return with(prometheus, alertmanager, grafana, other(pushgateway, urls));
    }

    private ContextConfig with(
            @Nullable Endpoint otherPrometheus,
            @Nullable Endpoint otherAlertmanager,
            @Nullable Endpoint otherGrafana,
            @Nullable Endpoint otherPushgateway) {
        return new ContextConfig(
                name,
                otherPrometheus,
                otherAlertmanager,
                otherGrafana,
                otherPushgateway,
                application,
                components,
                kubernetes,
                notifiers,
                store,
                isProtected);
    }

    /** One that nothing is known of yet. */
    static ContextConfig empty(String name) {
        return new ContextConfig(name, null, null, null, null, Map.of(), Map.of(), null, List.of(), null, false);
    }

    private static Endpoint other(@Nullable Endpoint before, List<ServiceUrl> urls) {
        return new Endpoint(urls, before == null ? HttpSettings.none() : before.http());
    }
}
