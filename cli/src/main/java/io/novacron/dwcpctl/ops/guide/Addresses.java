package io.novacron.dwcpctl.ops.guide;

import io.novacron.dwcpctl.site.config.ContextConfig;
import io.novacron.dwcpctl.site.config.Endpoint;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the stack is to be found.
 *
 * @param places by the name that stands in a page
 */
public record Addresses(Map<String, String> places) {
    private static final List<String> COMPONENTS = List.of("amst", "hde", "pba", "acp", "ass", "itp");
    private static final Set<String> OF_NO_CONTEXT = Set.of("loki", "jaeger", "otel");
    private static final String USUAL = "for these the usual ports stand";
    private static final int FIRST_COMPONENT_PORT = 9091;

    public Addresses {
        places = Map.copyOf(places);
    }

    /** The usual ports, where nothing is known of the hosts. */
    public static Addresses usual() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("source", "the usual ports; name a context to see its own");
        places.put("application", "http://dwcp-v3:8080");
        places.put("prometheus", "http://prometheus:9090");
        places.put("alertmanager", "http://alertmanager:9093");
        places.put("pushgateway", "http://pushgateway:9091");
        places.put("grafana", "http://grafana:3000");
        places.put("loki", "http://loki:3100");
        places.put("jaeger", "http://jaeger:16686");
        places.put("otel", "http://otel-collector:4317");
        int port = FIRST_COMPONENT_PORT;
        for (String component : COMPONENTS) {
            places.put(component, "http://dwcp-v3-" + component + ":" + port++);
        }
        return new Addresses(places);
    }

    /** Those of a simulated fleet, which has none. */
    public static Addresses simulated(String context) {
        Map<String, String> places = new LinkedHashMap<>(usual().places());
        places.replaceAll((name, usual) -> OF_NO_CONTEXT.contains(name) ? usual : "simulated, in this process");
        places.put("source", "the context " + context + ", which is simulated; logs and traces are not, " + USUAL);
        return new Addresses(places);
    }

    /** Those of a context; what it does not name stands there by its usual port, and is marked so. */
    public static Addresses of(ContextConfig context) {
        Map<String, String> places = new LinkedHashMap<>(usual().places());
        places.replaceAll((name, usual) -> OF_NO_CONTEXT.contains(name) ? usual : usual + " (usual)");
        places.put("source", "the context " + context.name() + "; it does not say where logs and traces are, " + USUAL);
        put(places, "prometheus", context.prometheus());
        put(places, "alertmanager", context.alertmanager());
        put(places, "grafana", context.grafana());
        put(places, "pushgateway", context.pushgateway());
        if (!context.application().isEmpty()) {
            places.put(
                    "application",
                    context.application().entrySet().stream()
                            .map(region -> region.getKey() + " " + text(region.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        context.components().forEach((component, url) -> places.put(component, text(url)));
        return new Addresses(places);
    }

    private static void put(Map<String, String> places, String name, @Nullable Endpoint endpoint) {
        if (endpoint != null) {
            places.put(name, endpoint.urls().stream().map(Addresses::text).collect(Collectors.joining(", ")));
        }
    }

    private static String text(ServiceUrl url) {
        return url.toString();
    }
}
