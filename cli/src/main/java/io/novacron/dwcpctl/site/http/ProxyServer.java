package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/** A proxy: an HTTP one, or a SOCKS one without a user. */
final class ProxyServer {
    private final boolean socks;
    private final HttpUrl url;

    private ProxyServer(boolean socks, HttpUrl url) {
        this.socks = socks;
        this.url = url;
    }

    /**
     * Reads {@code http://proxy:3128} or {@code socks5://proxy}.
     *
     * @param what names it in messages
     * @param bareAllowed whether {@code proxy:3128} will do, as in the environment
     * @throws CliException with code 65 if it is no such URL
     */
    static ProxyServer parse(String what, String text, boolean bareAllowed) {
        String full = bareAllowed && !text.contains("://") ? "http://" + text : text;
        int colon = full.indexOf("://");
        String scheme = colon < 0 ? "" : full.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean socks = scheme.equals("socks5") || scheme.equals("socks5h");
        if (!socks && !scheme.equals("http")) {
            throw CliException.badInput(
                    what + ": " + (scheme.isEmpty() ? "no scheme" : scheme + ":// is not supported for a proxy"),
                    "Write http://proxy:3128 or socks5://proxy:1080.");
        }
        HttpUrl url = HttpUrl.parse("http" + full.substring(colon));
        if (url == null) {
            throw CliException.badInput(what + ": no URL", "Write http://proxy:3128.");
        }
        if (socks && !url.username().isEmpty()) {
            throw CliException.badInput(
                    what + ": a user for a SOCKS proxy is not supported", "Use an HTTP proxy, or leave the user out.");
        }
        boolean portGiven = url.port() != 80 || full.substring(colon + 3).matches("[^/?#]*:80(?:[/?#].*)?");
        return new ProxyServer(
                socks, socks && !portGiven ? url.newBuilder().port(1080).build() : url);
    }

    Proxy address() {
        return new Proxy(
                socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.host(), url.port()));
    }

    /** The value of Proxy-Authorization; empty where the proxy's URL names no user. */
    Optional<String> authorization() {
        return url.username().isEmpty()
                ? Optional.empty()
                : Optional.of(Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
    }

    /** The password in the proxy's URL, and what is sent in its place. */
    List<String> secrets() {
        return ServiceUrl.secrets(url);
    }

    boolean isSocks() {
        return socks;
    }

    /** {@code proxy:3128}. */
    @Override
    public String toString() {
        return url.host() + ":" + url.port();
    }
}
