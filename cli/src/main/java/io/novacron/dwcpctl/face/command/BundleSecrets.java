package io.novacron.dwcpctl.face.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.site.config.ContextConfig;
import io.novacron.dwcpctl.site.config.Endpoint;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets that are known word for word: what the context's settings and the kubeconfig hold, and the environment. */
final class BundleSecrets {
    private static final Pattern NAME = Pattern.compile("(?i).*(?:token|password|passwd|passphrase|secret|credential|"
            + "api_?key|access_?key|private_?key|webhook|cookie).*");
    /** Variables that only say where a secret is, or something about it. */
    private static final Pattern PLACE =
            Pattern.compile("(?i).*_(?:file|path|dir|directory|env|name|type|ttl|expiry|expires|helper|store|user)");

    private static final Pattern NUMBER = Pattern.compile("[0-9.]*");
    private static final Pattern USER_IN_URL = Pattern.compile("://([^/\\s:@]*):?([^/\\s@]*)@");
    private static final Pattern IN_KUBECONFIG = Pattern.compile("(?m)^[\\s-]*[\"']?(?:token|password|client-key-data|"
            + "id-token|refresh-token|client-secret|access-token)[\"']?\\s*:\\s*[\"']?([^\\s\"']+)");
    /** What a credential plugin is told. */
    private static final Pattern PLUGIN_VARIABLE = Pattern.compile(
            "(?i)name:\\s*[\"']?[a-z0-9_]*(?:token|password|secret|key)[a-z0-9_]*[\"']?\\s+value:\\s*[\"']?([^\\s\"']+)");

    private BundleSecrets() {}

    static List<String> of(Session session) {
        Environment environment = session.environment();
        Map<String, String> variables = environment.variables();
        List<String> secrets = new ArrayList<>();
        variables.forEach((name, value) -> {
            boolean isNamed =
                    NAME.matcher(name).matches() && !PLACE.matcher(name).matches();
            if (isNamed && !NUMBER.matcher(value).matches()) {
                secrets.add(value);
            }
            addUsers(secrets, value);
        });
        addKubeconfig(secrets, environment);
        if (session.contexts().isChosen() && !session.contexts().isDemo()) {
            add(secrets, session.contexts().current(), variables);
        }
        return secrets;
    }

    private static void add(List<String> secrets, ContextConfig context, Map<String, String> variables) {
        Stream.of(context.prometheus(), context.alertmanager(), context.grafana(), context.pushgateway())
                .forEach(endpoint -> {
                    if (endpoint != null) {
                        add(secrets, endpoint, variables);
                    }
                });
        context.application().values().forEach(url -> secrets.addAll(url.secrets()));
        context.components().values().forEach(url -> secrets.addAll(url.secrets()));
        context.notifiers().forEach(notifier -> {
            secrets.addAll(notifier.http().secrets(variables));
            if (notifier.url() != null) {
                secrets.addAll(notifier.url().secrets(variables));
            }
        });
    }

    private static void add(List<String> secrets, Endpoint endpoint, Map<String, String> variables) {
        secrets.addAll(endpoint.http().secrets(variables));
        endpoint.urls().stream().map(ServiceUrl::secrets).forEach(secrets::addAll);
    }

    private static void addUsers(List<String> secrets, String text) {
        Matcher user = USER_IN_URL.matcher(text);
        while (user.find()) {
            secrets.add(user.group(2).isEmpty() ? user.group(1) : user.group(2));
        }
    }

    /** As kubectl finds them. What cannot be read, kubectl has not read either. */
    private static void addKubeconfig(List<String> secrets, Environment environment) {
        List<Path> files = new ArrayList<>();
        environment
                .variable("KUBECONFIG")
                .ifPresentOrElse(
                        named -> Stream.of(named.split(File.pathSeparator, -1))
                                .filter(name -> !name.isEmpty())
                                .forEach(name ->
                                        files.add(environment.workingDirectory().resolve(name))),
                        () -> environment
                                .variable("HOME")
                                .ifPresent(home -> files.add(Path.of(home).resolve(".kube/config"))));
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                try {
                    String text = TextFiles.read("kubeconfig", file);
                    addGroups(secrets, IN_KUBECONFIG.matcher(text));
                    addGroups(secrets, PLUGIN_VARIABLE.matcher(text));
                } catch (CliException e) {
                    // as above
                }
            }
        }
    }

    private static void addGroups(List<String> secrets, Matcher found) {
        while (found.find()) {
            secrets.add(found.group(1));
        }
    }
}
