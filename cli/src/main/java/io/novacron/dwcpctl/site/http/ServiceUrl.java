package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * Where a service is: scheme, host, port, perhaps a path that its own paths are put behind. A user in the URL is kept apart
 * and never shown.
 */
public final class ServiceUrl {
    private final HttpUrl base;
    private final Optional<String> authorization;
    private final List<String> secrets;

    private ServiceUrl(HttpUrl base, Optional<String> authorization, List<String> secrets) {
        this.base = base;
        this.authorization = authorization;
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Reads {@code https://host/prometheus}.
     *
     * @param what names it in messages: {@code config.yaml:7: prometheus url}
     * @throws CliException with code 65 if it is no URL of http or https
     */
    public static ServiceUrl parse(String what, String text) {
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw CliException.badInput(
                    what + ": " + (colon < 0 ? "no scheme in " : "no http:// or https:// URL: ") + withoutUser(text),
                    "Write it as http://prometheus:9090.");
        }
        HttpUrl url = HttpUrl.parse(text);
        // an @ in the path is the rest of a password that holds an unescaped / or ?
        if (url == null || url.encodedPath().contains("@")) {
            throw CliException.badInput(
                    what + ": no URL: " + withoutUser(text),
                    "Write it as http://prometheus:9090, with special characters percent-encoded.");
        }
        if (url.query() != null || url.fragment() != null) {
            throw CliException.badInput(
                    what + ": a query or fragment in the URL: " + withoutUser(text),
                    "Leave off what follows the path.");
        }
        return new ServiceUrl(url.newBuilder().username("").password("").build(), user(url), secrets(url));
    }

    /** The server that a URL is of, without what follows its name; a user in the URL is kept. */
    static ServiceUrl of(HttpUrl url) {
        HttpUrl server = new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build();
        return new ServiceUrl(server, user(url), secrets(url));
    }

    private static Optional<String> user(HttpUrl url) {
        return url.username().isEmpty() && url.password().isEmpty()
                ? Optional.empty()
                : Optional.of(Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
    }

    /** A user without a password is a token. */
    static List<String> secrets(HttpUrl url) {
        List<String> secrets = new ArrayList<>();
        user(url).map(HttpSettings::withoutScheme).ifPresent(secrets::add);
        String secret = url.password().isEmpty() ? url.username() : url.password();
        String written = url.password().isEmpty() ? url.encodedUsername() : url.encodedPassword();
        if (!secret.isEmpty()) {
            secrets.add(secret);
            secrets.add(written);
        }
        return secrets;
    }

    private static String withoutUser(String text) {
        int end = text.lastIndexOf('@');
        String shown = end < 0 ? text : text.substring(end + 1);
        int cut = shown.indexOf('?');
        return ServerText.oneLine(cut < 0 ? shown : shown.substring(0, cut));
    }

    /** The URL of a path below this one; each segment is escaped. */
    HttpUrl resolve(String... segments) {
        HttpUrl.Builder url = base.newBuilder();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url.build();
    }

    /** What a user in the URL authenticates itself with: the value of the Authorization header. */
    Optional<String> authorization() {
        return authorization;
    }

    /** What in the URL is a secret, in all its spellings, for whoever must keep it out of what he writes. */
    public List<String> secrets() {
        return secrets;
    }

    /** Without user, password and the last slash. */
    @Override
    public String toString() {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
