package io.novacron.dwcpctl.site.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy a URL is asked through, by the rules of Go's golang.org/x/net/http/httpproxy, which Prometheus follows: with
 * exceptions in force, localhost and loopback addresses are always asked directly.
 */
final class ProxyRules {
    private final @Nullable ProxyServer forHttp;
    private final @Nullable ProxyServer forHttps;
    private final boolean exceptions;
    private final boolean nothing;
    private final List<Exemption> rules = new ArrayList<>();

    /** Reads the settings and, where they say so, the environment. */
    static ProxyRules of(ProxySettings settings, Map<String, String> environment) {
        if (settings.fromEnvironment()) {
            return new ProxyRules(
                    server("HTTP_PROXY", environment),
                    server("HTTPS_PROXY", environment),
                    true,
                    variable("NO_PROXY", environment));
        }
        return new ProxyRules(
                settings.server(), settings.server(), !settings.noProxy().isEmpty(), settings.noProxy());
    }

    private ProxyRules(
            @Nullable ProxyServer forHttp, @Nullable ProxyServer forHttps, boolean exceptions, String noProxy) {
        this.forHttp = forHttp;
        this.forHttps = forHttps;
        this.exceptions = exceptions;
        boolean star = false;
        for (String part : noProxy.split(",", -1)) {
            String entry = part.strip().toLowerCase(Locale.ROOT);
            star |= entry.equals("*");
            Exemption.parse(entry).ifPresent(rules::add);
        }
        this.nothing = star;
    }

    private static @Nullable ProxyServer server(String name, Map<String, String> environment) {
        String url = variable(name, environment);
        return url.isEmpty() ? null : ProxyServer.parse("environment variable " + name, url, true);
    }

    private static String variable(String name, Map<String, String> environment) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        Stream.of(Optional.ofNullable(forHttp), Optional.ofNullable(forHttps))
                .flatMap(Optional::stream)
                .forEach(server -> secrets.addAll(server.secrets()));
        return secrets;
    }

    /** The proxy for a URL; empty where it is asked directly. */
    Optional<ProxyServer> proxyFor(HttpUrl url) {
        ProxyServer server = url.isHttps() ? forHttps : forHttp;
        return server == null || (exceptions && isDirect(url.host(), url.port()))
                ? Optional.empty()
                : Optional.of(server);
    }

    private boolean isDirect(String host, int port) {
        InetAddress address = literal(host);
        if (nothing || host.equals("localhost") || (address != null && address.isLoopbackAddress())) {
            return true;
        }
        return rules.stream().anyMatch(rule -> rule.matches(host, address, port));
    }

    /** An address written in numbers; null for a name. Never asks a name server. */
    static @Nullable InetAddress literal(String host) {
        // what is neither is not handed on: getByName would look it up
        if (!host.matches("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}") && !host.matches("\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?")) {
            return null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** One entry of NO_PROXY. */
    private record Exemption(@Nullable InetAddress address, int bits, String suffix, boolean itselfToo, int port) {
        private static final int ANY_PORT = -1;

        static Optional<Exemption> parse(String entry) {
            int slash = entry.indexOf('/');
            if (slash >= 0) {
                return network(entry.substring(0, slash), entry.substring(slash + 1));
            }
            String host = entry;
            int port = ANY_PORT;
            int colon = entry.lastIndexOf(':');
            boolean bareSix = literal(entry) != null;
            if (colon >= 0 && !bareSix) {
                host = entry.substring(0, colon);
                port = number(entry.substring(colon + 1));
                if (port < 0) {
                    return Optional.empty();
                }
            }
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            InetAddress address = literal(host);
            if (address != null) {
                return Optional.of(new Exemption(address, 8 * address.getAddress().length, "", false, port));
            }
            if (host.startsWith("*.")) {
                host = host.substring(1);
            }
            if (host.isEmpty()) {
                return Optional.empty();
            }
            boolean dotted = host.startsWith(".");
            return Optional.of(new Exemption(null, 0, dotted ? host : "." + host, !dotted, port));
        }

        private static Optional<Exemption> network(String host, String bits) {
            InetAddress address = literal(host);
            int count = number(bits);
            return address == null || count < 0 || count > 8 * address.getAddress().length
                    ? Optional.empty()
                    : Optional.of(new Exemption(address, count, "", false, ANY_PORT));
        }

        private static int number(String digits) {
            return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        }

        boolean matches(String host, @Nullable InetAddress asked, int askedPort) {
            if (port != ANY_PORT && port != askedPort) {
                return false;
            }
            if (address == null) {
                return asked == null && (host.endsWith(suffix) || (itselfToo && host.equals(suffix.substring(1))));
            }
            return asked != null && samePrefix(address.getAddress(), asked.getAddress(), bits);
        }

        private static boolean samePrefix(byte[] a, byte[] b, int bits) {
            if (a.length != b.length || !Arrays.equals(a, 0, bits / 8, b, 0, bits / 8)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || ((a[bits / 8] ^ b[bits / 8]) & (0xff00 >> rest) & 0xff) == 0;
        }
    }
}
