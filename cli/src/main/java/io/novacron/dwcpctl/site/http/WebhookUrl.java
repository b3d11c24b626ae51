package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where messages are posted. Whoever knows the URL may write there, so it is a secret as a whole: of it scheme and host are
 * shown, and no message quotes it, not even one that says what is wrong with it.
 */
public final class WebhookUrl {
    /** Shorter parts of a path are words: services, hooks. */
    private static final int LONG = 12;

    private final Secret secret;
    private final String where;
    private final String shown;

    private WebhookUrl(Secret secret, String where, String shown) {
        this.secret = secret;
        this.where = where;
        this.shown = shown;
    }

    /**
     * Reads the one of {@code url}, {@code url_file} and {@code url_env} that is there.
     *
     * @param directory what a relative path is relative to
     * @throws CliException with code 65, file and line, if there is none, several, or the URL is none
     */
    public static WebhookUrl read(YamlNode block, Path directory) {
        List<String> given = List.of("url", "url_file", "url_env").stream()
                .filter(field -> block.field(field).isPresent())
                .toList();
        if (given.size() != 1) {
            throw block.error(
                    given.isEmpty() ? "there is no URL" : String.join(" and ", given) + " are both there",
                    "Give one of url_file, url_env and url.");
        }
        YamlNode node = block.required(given.get(0));
        String where = node.location();
        return switch (given.get(0)) {
            case "url_file" -> {
                Path file = directory.resolve(node.text());
                yield new WebhookUrl(Secret.file("url_file", file), where, "the URL in " + file);
            }
            case "url_env" ->
                new WebhookUrl(Secret.variable("url_env", node.text(), where), where, "the URL in $" + node.text());
            default -> new WebhookUrl(Secret.inline("url", node.text()), where, shown(parse(where, node.text())));
        };
    }

    /**
     * Whether it is there and is a URL.
     *
     * @throws CliException with code 65 if not
     */
    public void check(Map<String, String> environment) {
        resolve(environment);
    }

    /** All of it, its path, and the parts that look made up; none where it cannot be read. */
    public List<String> secrets(Map<String, String> environment) {
        try {
            String text = secret.read(environment);
            HttpUrl url = parse(where, text);
            List<String> secrets = new ArrayList<>(List.of(text));
            secrets.addAll(secrets(url));
            return secrets;
        } catch (CliException e) {
            return List.of(); // what cannot be read was not sent either
        }
    }

    static List<String> secrets(HttpUrl url) {
        List<String> secrets = new ArrayList<>(ServiceUrl.secrets(url));
        secrets.add(url.toString());
        if (url.encodedPath().length() >= LONG) {
            secrets.add(url.encodedPath());
        }
        url.pathSegments().stream().filter(part -> part.length() >= LONG).forEach(secrets::add);
        for (int i = 0; i < url.querySize(); i++) {
            @Nullable String value = url.queryParameterValue(i);
            if (value != null) {
                secrets.add(value);
            }
        }
        return secrets;
    }

    HttpUrl resolve(Map<String, String> environment) {
        return parse(where, secret.read(environment));
    }

    private static HttpUrl parse(String where, String text) {
        @Nullable HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw CliException.badInput(
                    where + ": what is given there is no http:// or https:// URL",
                    "Give the webhook's whole URL, in one line. It is a secret and not shown here.");
        }
        return url;
    }

    /** So much of it as may be read by all: scheme, host and port. */
    static String shown(HttpUrl url) {
        return url.newBuilder()
                        .username("")
                        .password("")
                        .encodedPath("/")
                        .query(null)
                        .fragment(null)
                        .build() + "…";
    }

    /** Never the URL itself. */
    @Override
    public String toString() {
        return shown;
    }
}
