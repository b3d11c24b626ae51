package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.site.config.ContextConfig;
import io.novacron.dwcpctl.site.config.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets that are known word for word: what the context's settings name, and what the environment's names suggest. */
final class BundleSecrets {
    private static final List<String> NAMES = List.of("TOKEN", "PASSWORD", "PASSWD", "SECRET", "CREDENTIAL", "API_KEY");

    private BundleSecrets() {}

    static List<String> of(Session session) {
        Map<String, String> variables = session.environment().variables();
        List<String> secrets = new ArrayList<>();
        variables.forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            if (NAMES.stream().anyMatch(upper::contains)) {
                secrets.add(value);
            }
        });
        if (!session.contexts().isDemo()) {
            ContextConfig context = session.contexts().current();
            Stream.of(context.prometheus(), context.alertmanager(), context.grafana(), context.pushgateway())
                    .forEach(endpoint -> {
                        if (endpoint != null) {
                            add(secrets, endpoint, variables);
                        }
                    });
            context.notifiers()
                    .forEach(notifier -> secrets.addAll(notifier.http().secrets(variables)));
        }
        return secrets;
    }

    private static void add(List<String> secrets, Endpoint endpoint, Map<String, String> variables) {
        secrets.addAll(endpoint.http().secrets(variables));
        endpoint.urls().forEach(url -> url.password().ifPresent(secrets::add));
    }
}
