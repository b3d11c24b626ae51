package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.library.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Prometheus's {@code http_config}. What prometheus/common's HTTPClientConfig.Validate refuses is refused here, in
 * its words where they say enough.
 */
final class HttpSettingsReader {
    /** The headers that Prometheus keeps for itself (prometheus/common, config/headers.go). */
    private static final Set<String> RESERVED = Set.of(
            "Authorization",
            "Host",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "User-Agent",
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Www-Authenticate",
            "Accept-Encoding",
            "X-Prometheus-Remote-Write-Version",
            "X-Prometheus-Remote-Read-Version",
            "X-Prometheus-Scrape-Timeout-Seconds",
            "X-Amz-Date",
            "X-Amz-Security-Token",
            "X-Amz-Content-Sha256");

    private static final String ONE = "Keep one of them.";

    private final Path directory;

    HttpSettingsReader(Path directory) {
        this.directory = directory;
    }

    HttpSettings read(YamlNode block) {
        if (block.isNull()) {
            return new HttpSettings(true, null, TlsSettings.NONE, ProxySettings.DIRECT, List.of(), true, true);
        }
        mapping(block)
                .only(
                        "basic_auth",
                        "authorization",
                        "bearer_token",
                        "bearer_token_file",
                        "oauth2",
                        "tls_config",
                        "proxy_url",
                        "no_proxy",
                        "proxy_from_environment",
                        "proxy_connect_header",
                        "http_headers",
                        "follow_redirects",
                        "enable_http2");
        block.field("oauth2").ifPresent(oauth2 -> {
            throw oauth2.error("oauth2 is not supported yet", "Use authorization with a credentials_file.");
        });
        return new HttpSettings(
                true,
                credentials(block),
                block.field("tls_config").map(this::tls).orElse(TlsSettings.NONE),
                proxy(block),
                headers(block),
                block.field("follow_redirects").map(YamlNode::flag).orElse(true),
                block.field("enable_http2").map(YamlNode::flag).orElse(true));
    }

    private @Nullable Credentials credentials(YamlNode block) {
        Optional<YamlNode> basic = block.field("basic_auth");
        Optional<YamlNode> authorization = block.field("authorization");
        Optional<YamlNode> bearer = block.field("bearer_token").filter(t -> !text(t).isEmpty());
        Optional<YamlNode> bearerFile = block.field("bearer_token_file").filter(t -> !text(t).isEmpty());
        if (bearer.isPresent() && bearerFile.isPresent()) {
            throw bearerFile.get().error("at most one of bearer_token & bearer_token_file must be configured", ONE);
        }
        Optional<YamlNode> old = bearer.or(() -> bearerFile);
        if (basic.isPresent() && old.isPresent()) {
            throw old.get()
                    .error(
                            "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured",
                            ONE);
        }
        if (authorization.isPresent() && old.isPresent()) {
            throw old.get().error("authorization is not compatible with bearer_token & bearer_token_file", ONE);
        }
        if (basic.isPresent() && authorization.isPresent()) {
            throw authorization
                    .get()
                    .error("at most one of basic_auth, oauth2 & authorization must be configured", ONE);
        }
        if (old.isPresent()) {
            Secret token = bearer.isPresent()
                    ? Secret.inline("bearer_token", text(bearer.get()))
                    : Secret.file("bearer_token_file", path(old.get()));
            return new Credentials.Token("Bearer", token);
        }
        return basic.map(this::basic).or(() -> authorization.map(this::token)).orElse(null);
    }

    private Credentials basic(YamlNode block) {
        mapping(block).only("username", "username_file", "password", "password_file", "password_env");
        Secret none = Secret.inline("basic_auth", "");
        return new Credentials.Basic(
                oneOf(block, "basic_auth ", "username", "username_file").orElse(none),
                oneOf(block, "basic_auth ", "password", "password_file", "password_env")
                        .orElse(none));
    }

    private Credentials token(YamlNode block) {
        mapping(block).only("type", "credentials", "credentials_file", "credentials_env");
        String type = block.field("type")
                .map(t -> text(t).strip())
                .filter(t -> !t.isEmpty())
                .orElse("Bearer");
        if (type.equalsIgnoreCase("basic")) {
            throw block.required("type")
                    .error(
                            "authorization type cannot be set to \"basic\", use \"basic_auth\" instead",
                            "Write basic_auth: {username: …, password_file: …}.");
        }
        if (!HeaderText.isName(type)) {
            throw block.required("type").error("no authorization type: it must be one word", "Write Bearer.");
        }
        return new Credentials.Token(
                type,
                oneOf(block, "authorization ", "credentials", "credentials_file", "credentials_env")
                        .orElse(null));
    }

    /** The secret that one of the fields gives: itself, or by the file or environment variable it names. */
    private Optional<Secret> oneOf(YamlNode block, String of, String... names) {
        YamlNode found = null;
        String foundName = "";
        for (String name : names) {
            Optional<YamlNode> field = block.field(name).filter(f -> !text(f).isEmpty());
            if (field.isPresent()) {
                if (found != null) {
                    throw field.get()
                            .error("at most one of " + of + String.join(", ", names) + " must be configured", ONE);
                }
                found = field.get();
                foundName = name;
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        String what = of + foundName;
        if (foundName.endsWith("_file")) {
            return Optional.of(Secret.file(what, path(found)));
        }
        return Optional.of(
                foundName.endsWith("_env")
                        ? Secret.variable(what, text(found), found.location())
                        : Secret.inline(what, text(found)));
    }

    private TlsSettings tls(YamlNode block) {
        mapping(block)
                .only(
                        "ca",
                        "ca_file",
                        "cert",
                        "cert_file",
                        "key",
                        "key_file",
                        "server_name",
                        "insecure_skip_verify",
                        "min_version",
                        "max_version");
        Optional<Secret> ca = oneOf(block, "tls_config ", "ca", "ca_file");
        Optional<Secret> certificate = oneOf(block, "tls_config ", "cert", "cert_file");
        Optional<Secret> key = oneOf(block, "tls_config ", "key", "key_file");
        if (certificate.isPresent() && key.isEmpty()) {
            throw block.error(
                    "exactly one of key or key_file must be configured when a client certificate is configured",
                    "Add key_file.");
        }
        if (key.isPresent() && certificate.isEmpty()) {
            throw block.error(
                    "exactly one of cert or cert_file must be configured when a client key is configured",
                    "Add cert_file.");
        }
        return new TlsSettings(
                ca.orElse(null),
                certificate.orElse(null),
                key.orElse(null),
                block.field("server_name").map(HttpSettingsReader::text).orElse(""),
                block.field("insecure_skip_verify").map(YamlNode::flag).orElse(false),
                TlsSettings.versions(block));
    }

    private static ProxySettings proxy(YamlNode block) {
        Optional<YamlNode> url = block.field("proxy_url").filter(u -> !text(u).isEmpty());
        Optional<YamlNode> noProxy = block.field("no_proxy").filter(n -> !text(n).isEmpty());
        boolean environment =
                block.field("proxy_from_environment").map(YamlNode::flag).orElse(false);
        Optional<YamlNode> connect = block.field("proxy_connect_header");
        if (connect.isPresent() && !environment && url.isEmpty()) {
            throw connect.get()
                    .error(
                            "if proxy_connect_header is configured, proxy_url or proxy_from_environment must also be"
                                    + " configured",
                            "Add proxy_url.");
        }
        if (environment && url.isPresent()) {
            throw url.get().error("if proxy_from_environment is configured, proxy_url must not be configured", ONE);
        }
        if (environment && noProxy.isPresent()) {
            throw noProxy.get().error("if proxy_from_environment is configured, no_proxy must not be configured", ONE);
        }
        if (noProxy.isPresent() && url.isEmpty()) {
            throw noProxy.get().error("if no_proxy is configured, proxy_url must also be configured", "Add proxy_url.");
        }
        List<HttpSettings.Header> headers = new ArrayList<>();
        connect.ifPresent(c -> mapping(c)
                .fields()
                .forEach((name, values) -> headers.add(new HttpSettings.Header(
                        headerName(name, values), inlineValues("proxy_connect_header " + name, values)))));
        return new ProxySettings(
                url.map(u -> ProxyServer.parse(u.location() + ": proxy_url", text(u), false))
                        .orElse(null),
                noProxy.map(HttpSettingsReader::text).orElse(""),
                environment,
                headers);
    }

    private List<HttpSettings.Header> headers(YamlNode block) {
        List<HttpSettings.Header> headers = new ArrayList<>();
        for (Map.Entry<String, YamlNode> entry : block.field("http_headers")
                .map(h -> mapping(h).fields())
                .orElse(Map.of())
                .entrySet()) {
            YamlNode header = entry.getValue();
            String name = headerName(entry.getKey(), header);
            if (RESERVED.contains(HeaderText.canonical(name))) {
                throw header.error(
                        "setting header \"" + HeaderText.canonical(name) + "\" is not allowed",
                        "Remove it; for credentials there are basic_auth and authorization.");
            }
            mapping(header).only("values", "secrets", "files");
            List<Secret> values = new ArrayList<>();
            String what = "http_headers " + name;
            header.field("values").ifPresent(v -> values.addAll(inlineValues(what, v)));
            header.field("secrets").ifPresent(v -> values.addAll(inlineValues(what, v)));
            header.field("files")
                    .ifPresent(files -> items(files).forEach(file -> values.add(Secret.file(what, path(file)))));
            headers.add(new HttpSettings.Header(name, values));
        }
        return headers;
    }

    private static String headerName(String name, YamlNode at) {
        if (!HeaderText.isName(name)) {
            throw at.error("no header's name", "Use letters, digits and dashes.");
        }
        return name;
    }

    private static List<Secret> inlineValues(String what, YamlNode list) {
        return items(list).stream()
                .map(item -> {
                    if (!HeaderText.isValid(text(item))) {
                        throw item.error(
                                what + ": holds a character that no HTTP header may",
                                "Give one line of printable ASCII.");
                    }
                    return Secret.inline(what, text(item));
                })
                .toList();
    }

    private Path path(YamlNode node) {
        return directory.resolve(text(node));
    }

    // YamlNode's own messages quote what they found; here that may be a secret in the wrong place

    private static YamlNode mapping(YamlNode node) {
        if (!node.isMapping()) {
            throw node.error("fields are wanted here", "Write name: value, one a line.");
        }
        return node;
    }

    private static List<YamlNode> items(YamlNode node) {
        if (!node.isSequence()) {
            throw node.error("a list is wanted here", "Write - item, one a line.");
        }
        return node.items();
    }

    private static String text(YamlNode node) {
        if (!node.isScalar()) {
            throw node.error("text is wanted here", "Write a single value.");
        }
        return node.text();
    }
}
