package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.time.Cancellation;
import java.util.Map;
import java.util.function.DoubleSupplier;
import okhttp3.Dns;

/** Makes the transports of a run: what they have in common. Nothing is opened before a transport is first used. */
public final class HttpClients {
    /** The size of a reply, unpacked, beyond which it is refused. */
    public static final long MAX_REPLY_BYTES = 64L << 20;

    private final Map<String, String> environment;
    private final String version;
    private final Cancellation cancellation;
    private final DoubleSupplier random;
    private final Dns names;
    private final long maxReplyBytes;

    /**
     * For a run of the program.
     *
     * @param environment the process's variables: proxies, authorities, and secrets that settings name
     * @param version of dwcpctl, for the User-Agent
     * @param random between 0 (included) and 1, for pauses before retries
     */
    public HttpClients(
            Map<String, String> environment, String version, Cancellation cancellation, DoubleSupplier random) {
        this(environment, version, cancellation, random, Dns.SYSTEM, MAX_REPLY_BYTES);
    }

    HttpClients(
            Map<String, String> environment,
            String version,
            Cancellation cancellation,
            DoubleSupplier random,
            Dns names,
            long maxReplyBytes) {
        this.environment = Map.copyOf(environment);
        this.version = version;
        this.cancellation = cancellation;
        this.random = random;
        this.names = names;
        this.maxReplyBytes = maxReplyBytes;
    }

    /** The transport for services that share these settings. */
    public HttpTransport transport(HttpSettings settings) {
        String userAgent = "dwcpctl/" + version;
        BoundedDns bounded = new BoundedDns(names, cancellation);
        return new HttpTransport(
                settings,
                environment,
                new OkHttpClients(settings, environment, userAgent, bounded),
                bounded,
                userAgent,
                cancellation,
                random,
                maxReplyBytes);
    }
}
