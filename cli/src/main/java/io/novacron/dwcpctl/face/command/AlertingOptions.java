package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code --write-prometheus-config} writes beside the scraping: rules, and where their alerts go. */
final class AlertingOptions {
    private static final String PROMETHEUS = "127.0.0.1:9090";
    // a name, an IPv4 or a bracketed IPv6 address: nothing that means something else in YAML or in a URL
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final int HIGHEST = 65_535;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Write the rule files (*.yml) of this directory into the configuration too.")
    @Nullable
    Path rules;

    @Option(
            names = "--alertmanager",
            paramLabel = "HOST:PORT",
            description = "With --rules: the Alertmanager that gets the alerts, which is scraped then.")
    @Nullable
    String alertmanager;

    @Option(
            names = "--prometheus",
            paramLabel = "HOST:PORT",
            description = "With --rules: where the Prometheus will listen, for it to scrape itself: " + PROMETHEUS
                    + " where not given.")
    @Nullable
    String prometheus;

    /**
     * What was asked for; null for nothing.
     *
     * @param directory against which a relative name is resolved
     * @param writes whether a configuration is written at all
     * @throws CliException with code 64 if the options do not fit together, 65 if there are no rules
     */
    ScrapeConfig.@Nullable Alerting read(Path directory, boolean writes) {
        if (rules == null) {
            if (alertmanager != null || prometheus != null) {
                throw CliException.usage(
                        (alertmanager != null ? "--alertmanager" : "--prometheus") + " needs --rules",
                        "Without rules there are no alerts: add --rules DIR.");
            }
            return null;
        }
        if (!writes) {
            throw CliException.usage(
                    "--rules needs --write-prometheus-config",
                    "Add --write-prometheus-config FILE to have it written.");
        }
        String own = prometheus == null ? PROMETHEUS : address("--prometheus", prometheus);
        String receiver = alertmanager == null ? null : address("--alertmanager", alertmanager);
        return new ScrapeConfig.Alerting(withRules(directory.resolve(rules)), own, receiver);
    }

    // Prometheus starts without a word where the pattern fits nothing, and nothing would ever fire
    private static Path withRules(Path directory) {
        if (directory.toAbsolutePath().normalize().toString().contains("*")) {
            throw CliException.usage(
                    "--rules: " + directory + ": Prometheus reads no rules below a directory with * in its name",
                    "Name the directory itself, such as queries/rules.");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.yml")) {
            if (files.iterator().hasNext()) {
                return directory;
            }
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    "--rules: " + directory + " is no directory that can be read",
                    "Name the directory of the rule files, such as queries/rules.",
                    e);
        }
        throw CliException.badInput(
                "--rules: " + directory + " holds no *.yml",
                "Name the directory of the rule files, such as queries/rules.");
    }

    private static String address(String option, String text) {
        var matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST) {
            throw CliException.usage(
                    option + ": \"" + text + "\" is no HOST:PORT", "Give it as 127.0.0.1:9093, without http://.");
        }
        return text;
    }
}
