package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which context a command works in. Flag over environment over file, both for the choice of a context and for the
 * addresses within it.
 */
public final class Contexts {
    /** The name of the context that environment variables alone make up. */
    public static final String ENVIRONMENT = "environment";

    /** The name of the context that is built in: a simulated fleet. */
    public static final String DEMO = "demo";

    /** What an exercise's context is called: it can be opened by no name. */
    public static final String EXERCISE = "exercise";

    private static final String PROMETHEUS = "DWCPCTL_PROMETHEUS_URL";
    private static final String ALERTMANAGER = "DWCPCTL_ALERTMANAGER_URL";
    private static final String GRAFANA = "DWCPCTL_GRAFANA_URL";
    private static final String PUSHGATEWAY = "DWCPCTL_PUSHGATEWAY_URL";

    private final Environment environment;
    private final @Nullable String configFlag;
    private final @Nullable String contextFlag;

    /**
     * Reads nothing yet.
     *
     * @param configFlag what {@code --config} says; null where it was not given
     * @param contextFlag what {@code --context} says; null where it was not given
     */
    public Contexts(Environment environment, @Nullable String configFlag, @Nullable String contextFlag) {
        this.environment = environment;
        this.configFlag = configFlag;
        this.contextFlag = contextFlag;
    }

    /** The config file in force. */
    public Optional<ConfigFile> file() {
        return ConfigLocation.toRead(configFlag, environment).map(ConfigFile::read);
    }

    /** All that is wrong with the config file in force; empty where there is none. */
    public List<CliException> mistakes() {
        return ConfigLocation.toRead(configFlag, environment)
                .map(path -> ConfigFile.toCheck(path).mistakes())
                .orElse(List.of());
    }

    /**
     * The context to work in.
     *
     * @throws CliException with code 65 if it is configured wrongly, 64 if there is none
     */
    public ContextConfig current() {
        Optional<ConfigFile> file = file();
        Optional<String> chosen = chosen(file);
        ContextConfig context;
        if (chosen.isPresent() && file.isPresent()) {
            context = file.get().context(chosen.get());
        } else if (chosen.isPresent()) {
            throw CliException.usage(
                    "there is no config file, so no context \"" + chosen.get() + "\"",
                    "Make one with dwcpctl config set-context " + chosen.get()
                            + " --prometheus-url URL, or try --context " + DEMO + ".");
        } else if (environment.variable(PROMETHEUS).isPresent()) {
            context = ContextConfig.empty(ENVIRONMENT);
        } else {
            throw CliException.usage("no context is chosen", howToChoose(file));
        }
        return overridden(context);
    }

    /** Whether the built-in context is in force. */
    public boolean isDemo() {
        return chosen().filter(DEMO::equals).isPresent();
    }

    /** Whether there is a context to work in at all. */
    public boolean isChosen() {
        return chosen().isPresent() || environment.variable(PROMETHEUS).isPresent();
    }

    /** The name of the context in force, whether or not there is one of that name. */
    public Optional<String> chosen() {
        return named().or(() -> chosen(file())); // the file is not opened where it does not choose
    }

    private Optional<String> named() {
        return Optional.ofNullable(contextFlag).or(() -> environment.variable("DWCPCTL_CONTEXT"));
    }

    private Optional<String> chosen(Optional<ConfigFile> file) {
        return named().or(() -> file.flatMap(ConfigFile::currentContext));
    }

    private static String howToChoose(Optional<ConfigFile> file) {
        List<String> names = file.map(ConfigFile::names).orElse(List.of());
        return names.isEmpty()
                ? "Try --context " + DEMO + ", set " + PROMETHEUS
                        + ", or write a config file: dwcpctl config set-context NAME --prometheus-url URL."
                : "Name one with --context: " + String.join(", ", names) + "; or dwcpctl config use-context NAME.";
    }

    private ContextConfig overridden(ContextConfig context) {
        ContextConfig result = context;
        Optional<String> prometheus = environment.variable(PROMETHEUS);
        if (prometheus.isPresent()) {
            result = result.withPrometheus(addresses(PROMETHEUS, prometheus.get()));
        }
        Optional<String> alertmanager = environment.variable(ALERTMANAGER);
        if (alertmanager.isPresent()) {
            result = result.withAlertmanager(addresses(ALERTMANAGER, alertmanager.get()));
        }
        Optional<String> grafana = environment.variable(GRAFANA);
        if (grafana.isPresent()) {
            result = result.withGrafana(addresses(GRAFANA, grafana.get()));
        }
        Optional<String> pushgateway = environment.variable(PUSHGATEWAY);
        if (pushgateway.isPresent()) {
            result = result.withPushgateway(addresses(PUSHGATEWAY, pushgateway.get()));
        }
        return result;
    }

    /** One or several, with commas. */
    private static List<ServiceUrl> addresses(String variable, String text) {
        return Stream.of(text.split(",", -1))
                .map(url -> ServiceUrl.parse(variable, url.strip()))
                .toList();
    }

    /** The variables that override addresses and are set now. */
    public List<String> overrides() {
        List<String> names = new ArrayList<>(List.of(PROMETHEUS, ALERTMANAGER, GRAFANA, PUSHGATEWAY));
        names.removeIf(name -> environment.variable(name).isEmpty());
        return names;
    }
}
