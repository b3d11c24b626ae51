package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client presents itself to a service: Prometheus's {@code http_config} block, and {@code credentials_env} and
 * {@code password_env} beside it.
 *
 * @param given whether there was a block at all: promtool refuses one together with a user in the URL, and so do we
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/promtool/">promtool's http.config.file</a>
 */
public record HttpSettings(
        boolean given,
        @Nullable Credentials credentials,
        TlsSettings tls,
        ProxySettings proxy,
        List<Header> headers,
        boolean followRedirects,
        boolean http2) {

    /** A header to send with every request, with all its values. */
    record Header(String name, List<Secret> values) {
        Header {
            values = List.copyOf(values);
        }
    }

    public HttpSettings {
        headers = List.copyOf(headers);
    }

    /** The secrets it names as they are now, for whoever must keep them out of what he writes; those that cannot be read are none. */
    public List<String> secrets(Map<String, String> environment) {
        List<Secret> all = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        if (credentials instanceof Credentials.Basic basic) {
            all.add(basic.password());
            try {
                basic.header(environment).map(HttpSettings::withoutScheme).ifPresent(texts::add);
            } catch (CliException e) {
                // as below
            }
        } else if (credentials instanceof Credentials.Token token && token.token() != null) {
            all.add(token.token());
        }
        headers.forEach(header -> all.addAll(header.values()));
        proxy.connectHeaders().forEach(header -> all.addAll(header.values()));
        if (tls.key() != null) {
            all.add(tls.key());
        }
        if (proxy.server() != null) {
            texts.addAll(proxy.server().secrets());
        }
        for (Secret secret : all) {
            try {
                texts.add(secret.read(environment));
            } catch (CliException e) {
                // what cannot be read was not sent either, so nobody can have repeated it
            }
        }
        return texts;
    }

    /** Of {@code Basic dXNlcjpwYXNz} what follows the scheme. */
    static String withoutScheme(String authorization) {
        return authorization.substring(authorization.indexOf(' ') + 1);
    }

    /** What holds where nothing is configured: the system's authorities, and the proxies of the environment as promtool. */
    public static HttpSettings none() {
        return new HttpSettings(false, null, TlsSettings.NONE, ProxySettings.ENVIRONMENT, List.of(), true, true);
    }

    /**
     * Reads a block.
     *
     * @param directory what relative paths are relative to: the directory of the file that the block stands in
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, for what Prometheus refuses
     */
    public static HttpSettings parse(YamlNode block, Path directory) {
        return new HttpSettingsReader(directory).read(block);
    }

    /** Reads a file that is nothing but such a block, as promtool's {@code --http.config.file} is. */
    public static HttpSettings read(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        return parse(
                Yaml.read(file.toString(), TextFiles.read("http config", file)), directory == null ? file : directory);
    }
}
