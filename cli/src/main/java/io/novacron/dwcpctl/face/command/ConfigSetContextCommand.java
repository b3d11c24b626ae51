package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.config.ConfigEditor;
import io.novacron.dwcpctl.site.config.ConfigLocation;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl config set-context}. */
@Command(name = "set-context", description = "Set addresses of a context, or make a new one.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ConfigSetContextCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONTEXT", description = "Its name.")
    String name;

    @Option(names = "--prometheus-url", paramLabel = "URL", split = ",", description = "Of a replica; may be repeated.")
    List<String> prometheus = List.of();

    @Option(
            names = "--alertmanager-url",
            paramLabel = "URL",
            split = ",",
            description = "Of a replica; may be repeated.")
    List<String> alertmanager = List.of();

    @Option(names = "--grafana-url", paramLabel = "URL", description = "Of Grafana.")
    @Nullable
    String grafana;

    @Option(names = "--pushgateway-url", paramLabel = "URL", description = "Of the Pushgateway.")
    @Nullable
    String pushgateway;

    private final Sessions sessions;

    public ConfigSetContextCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("config set-context");
        Map<String, List<String>> services = new LinkedHashMap<>();
        put(services, "prometheus", prometheus);
        put(services, "alertmanager", alertmanager);
        put(services, "grafana", grafana == null ? List.of() : List.of(grafana));
        put(services, "pushgateway", pushgateway == null ? List.of() : List.of(pushgateway));
        if (name.isBlank()) {
            throw CliException.usage("a context needs a name", "Name it production, for example.");
        }
        if (services.isEmpty()) {
            throw CliException.usage("nothing to set", "Give --prometheus-url URL, for example.");
        }
        Path path = ConfigLocation.toWrite(session.options().config, session.environment());
        ConfigEditor editor = ConfigEditor.of(path);
        editor.setContext(name, services);
        editor.save();
        session.console().note("context " + name + " is set in " + path);
        return ExitCode.DONE.code();
    }

    private static void put(Map<String, List<String>> services, String service, List<String> urls) {
        for (String url : urls) {
            try {
                ServiceUrl.parse("--" + service + "-url", url);
            } catch (CliException e) {
                throw CliException.usage(e.getMessage(), e.suggestion());
            }
        }
        if (!urls.isEmpty()) {
            services.put(service, urls);
        }
    }
}
