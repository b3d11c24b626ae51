package io.novacron.dwcpctl.site.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients for one block of settings: one that cannot speak TLS and so loads none of it,
 * and one that can, each made when first needed.
 */
final class OkHttpClients {
    private final HttpSettings settings;
    private final Map<String, String> environment;
    private final String userAgent;
    private final Dns names;
    private @Nullable ProxyRules proxies;
    private @Nullable OkHttpClient plain;
    private @Nullable OkHttpClient secure;

    OkHttpClients(HttpSettings settings, Map<String, String> environment, String userAgent, Dns names) {
        this.settings = settings;
        this.environment = environment;
        this.userAgent = userAgent;
        this.names = names;
    }

    synchronized OkHttpClient clientFor(HttpUrl url) {
        OkHttpClient client = url.isHttps() ? secure : plain;
        if (client == null) {
            client = url.isHttps()
                    ? secureClient()
                    : builder()
                            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                            .build();
            if (url.isHttps()) {
                secure = client;
            } else {
                plain = client;
            }
        }
        return client;
    }

    Optional<ProxyServer> proxyFor(HttpUrl url) {
        return proxies().proxyFor(url);
    }

    /** What the environment's proxies are told to be let through. */
    List<String> proxySecrets() {
        return proxies().secrets();
    }

    private synchronized ProxyRules proxies() {
        if (proxies == null) {
            proxies = ProxyRules.of(settings.proxy(), environment);
        }
        return proxies;
    }

    private OkHttpClient secureClient() {
        OkHttpClient.Builder client = builder();
        client.connectionSpecs(List.of(new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                .tlsVersions(settings.tls().versions().toArray(TlsVersion[]::new))
                .build()));
        if (!settings.http2()) {
            client.protocols(List.of(Protocol.HTTP_1_1));
        }
        new TlsContext(settings.tls(), environment).applyTo(client);
        return client.build();
    }

    // Timeouts: none but the call's own, which the transport sets from the command's deadline.
    private OkHttpClient.Builder builder() {
        return new OkHttpClient.Builder()
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .followRedirects(false)
                .followSslRedirects(false)
                .dns(names)
                .proxySelector(new Proxies())
                .proxyAuthenticator(tunnels());
    }

    /** Gives CONNECT its headers. OkHttp asks before the first attempt; a refusal after that is final. */
    private Authenticator tunnels() {
        return (route, response) -> {
            if (response.challenges().stream().noneMatch(c -> c.scheme().equals("OkHttp-Preemptive"))) {
                return null;
            }
            Request.Builder connect = response.request().newBuilder().header("User-Agent", userAgent);
            if (route != null) {
                proxyFor(route.address().url())
                        .flatMap(ProxyServer::authorization)
                        .ifPresent(value -> connect.header("Proxy-Authorization", value));
            }
            settings.proxy()
                    .connectHeaders()
                    .forEach(header -> header.values()
                            .forEach(value -> connect.addHeader(header.name(), value.readForHeader(environment))));
            return connect.build();
        };
    }

    private final class Proxies extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            HttpUrl url = Objects.requireNonNull(HttpUrl.get(uri), "a URL that OkHttp made");
            return List.of(proxyFor(url).map(ProxyServer::address).orElse(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // the call fails, and says so
        }
    }
}
