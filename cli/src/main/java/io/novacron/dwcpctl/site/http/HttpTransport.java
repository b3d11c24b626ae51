package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks services and hands their replies on, or says in one wording why there is none. Everything happens before the
 * deadline that comes with the call; a failed connection and 502, 503 and 504 are tried again, twice at most, where asking
 * twice does no harm.
 */
public final class HttpTransport {
    private static final int RETRIES = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** Shorter ones are words. */
    private static final int LEAST_SECRET = 6;

    private static final int MAX_ERROR_BYTES = 64 << 10;

    private final HttpSettings settings;
    private final Map<String, String> environment;
    private final OkHttpClients clients;
    private final BoundedDns names;
    private final String userAgent;
    private final Cancellation cancellation;
    private final DoubleSupplier random;
    private final long maxReplyBytes;
    private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();

    HttpTransport(
            HttpSettings settings,
            Map<String, String> environment,
            OkHttpClients clients,
            BoundedDns names,
            String userAgent,
            Cancellation cancellation,
            DoubleSupplier random,
            long maxReplyBytes) {
        this.settings = settings;
        this.environment = environment;
        this.clients = clients;
        this.names = names;
        this.userAgent = userAgent;
        this.cancellation = cancellation;
        this.random = random;
        this.maxReplyBytes = maxReplyBytes;
        cancellation.onCancel(() -> inFlight.forEach(Call::cancel));
    }

    /** A failure after which the same may be asked again. */
    private static final class TryAgain extends Exception {
        private static final long serialVersionUID = 1L;
        private final SourceException failure;

        TryAgain(SourceException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /**
     * Asks, and reads the reply.
     *
     * @throws SourceException if there is no reply to be had, or none that can be read
     * @throws CliException with code 65 if a file or variable that the settings name cannot be read; with code 130 if the
     *     run was cancelled meanwhile
     */
    public <T> T send(HttpCall call, Deadline deadline, ReplyReader<T> reader) {
        refuseTwoUsers(call.service());
        for (int attempt = 0; ; attempt++) {
            try {
                return follow(call, deadline, reader);
            } catch (TryAgain e) {
                if (attempt == RETRIES || !pause(attempt, deadline)) {
                    throw withoutSecrets(call, e.failure);
                }
            } catch (SourceException e) {
                throw withoutSecrets(call, e);
            }
        }
    }

    /** The cause would repeat it as well, so it is left behind then. */
    private SourceException withoutSecrets(HttpCall call, SourceException failure) {
        String message = withoutSecrets(call, failure.getMessage());
        return message.equals(failure.getMessage())
                ? failure
                : new SourceException(failure.kind(), message, failure.suggestion());
    }

    /** What was said in answer to a call, fit to be shown: a server, or a proxy before it, may repeat what it was sent. */
    public String withoutSecrets(HttpCall call, String said) {
        List<String> secrets = new ArrayList<>(settings.secrets(environment));
        secrets.addAll(call.secrets());
        secrets.addAll(clients.proxySecrets());
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        String text = said;
        for (String secret : secrets) {
            if (secret.length() >= LEAST_SECRET) {
                text = text.replace(secret, "REDACTED");
            }
        }
        return text;
    }

    /** As promtool: "Cannot set base auth in the server URL and use a http.config.file at the same time". */
    private void refuseTwoUsers(ServiceUrl service) {
        if (settings.given() && service.authorization().isPresent()) {
            throw CliException.badInput(
                    service + ": a user in the URL and an http_config at the same time",
                    "Move the user into the http_config as basic_auth.");
        }
    }

    /** Waits a little longer each time, by chance between half and all of it; false where there is no time left to. */
    private boolean pause(int attempt, Deadline deadline) {
        Duration longest = FIRST_PAUSE.multipliedBy(1L << attempt);
        Duration pause = Duration.ofNanos((long) (longest.toNanos() * (0.5 + random.getAsDouble() / 2)));
        if (pause.compareTo(deadline.remaining()) >= 0) {
            return false;
        }
        try {
            return !cancellation.await(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T follow(HttpCall call, Deadline deadline, ReplyReader<T> reader) throws TryAgain {
        Redirects redirects = new Redirects(call);
        Hop<T> hop = ask(call, call.target(), deadline, reader);
        while (hop.value() == null) {
            HttpCall next = hop.next();
            redirects.follow(next, hop.to());
            hop = ask(next, hop.to(), deadline, reader);
        }
        return hop.value();
    }

    /** The value; or, where it is null, what to ask next and where. */
    private record Hop<T>(@Nullable T value, HttpCall next, HttpUrl to) {}

    private <T> Hop<T> ask(HttpCall call, HttpUrl at, Deadline deadline, ReplyReader<T> reader) throws TryAgain {
        if (deadline.hasPassed()) {
            throw Failures.timeout(call.where(), deadline);
        }
        Call asked = clients.clientFor(at).newCall(request(call, at));
        asked.timeout().timeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        inFlight.add(asked);
        names.allow(deadline);
        try {
            if (cancellation.isCancelled()) {
                throw interrupted(call);
            }
            try (Response response = asked.execute()) {
                return receive(call, at, asked, response, deadline, reader);
            }
        } catch (IOException e) {
            throw unanswered(call, at, deadline, e);
        } finally {
            names.reset();
            inFlight.remove(asked);
        }
    }

    /** Credentials and configured headers are for the service that was named, wherever a redirect leads. */
    private Request request(HttpCall call, HttpUrl at) {
        Request.Builder request = call.request(at).header("User-Agent", userAgent);
        if (Redirects.isSameService(call.target(), at)) {
            Optional<String> own = settings.credentials() == null
                    ? call.service().authorization()
                    : settings.credentials().header(environment);
            own.ifPresent(value -> request.header("Authorization", value));
            settings.headers()
                    .forEach(header -> header.values()
                            .forEach(value -> request.addHeader(header.name(), value.readForHeader(environment))));
        }
        if (!at.isHttps()) {
            clients.proxyFor(at)
                    .flatMap(ProxyServer::authorization)
                    .ifPresent(value -> request.header("Proxy-Authorization", value));
        }
        return request.build();
    }

    private <T> Hop<T> receive(
            HttpCall call, HttpUrl at, Call asked, Response response, Deadline deadline, ReplyReader<T> reader)
            throws TryAgain {
        int status = response.code();
        BoundedStream body = new BoundedStream(response.body().byteStream(), maxReplyBytes);
        if (reader.accepts(status)) {
            try {
                return new Hop<>(reader.read(status, body), call, at);
            } catch (IOException e) {
                abandon(asked);
                throw cancelledOr(
                        call,
                        Failures.isTimeout(e)
                                ? Failures.timeout(call.where(), deadline)
                                : Failures.body(call.where(), e, body.count()));
            }
        }
        if (status == 405 && call.isForm()) {
            return new Hop<>(null, call.asGet(), call.asGet().target());
        }
        if (settings.followRedirects() && call.reads() && Redirects.isRedirect(response)) {
            return new Hop<>(null, status == 303 ? call.asGet() : call, Redirects.target(call, at, response));
        }
        String text = text(body);
        abandon(asked);
        SourceException explained = reader.explain(call.where(), status, text);
        SourceException failure =
                explained == null ? Failures.status(call.where(), status, response.message(), text) : explained;
        boolean passing = status >= 502 && status <= 504 && failure.kind() == Kind.UNREACHABLE;
        if (passing && call.reads()) {
            throw new TryAgain(failure);
        }
        throw failure;
    }

    /** Otherwise OkHttp goes on reading for a tenth of a second, hoping to keep the connection. */
    private static void abandon(Call asked) {
        asked.cancel();
    }

    private static String text(BoundedStream body) {
        try {
            return new String(body.readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // the status says enough
        }
    }

    private RuntimeException unanswered(HttpCall call, HttpUrl at, Deadline deadline, IOException e) throws TryAgain {
        if (cancellation.isCancelled()) {
            return interrupted(call);
        }
        if (Failures.isTimeout(e)) {
            return Failures.timeout(call.where(), deadline);
        }
        SourceException failure = Failures.connection(call.where(), clients.proxyFor(at), e);
        boolean neverArrived = e instanceof ConnectException || e instanceof NoRouteToHostException;
        boolean passing = !(e instanceof UnknownHostException
                || e instanceof SSLException
                || e instanceof ProtocolException
                || failure.kind() == Kind.REFUSED);
        if (passing && (call.reads() || neverArrived)) {
            throw new TryAgain(failure);
        }
        return failure;
    }

    private RuntimeException cancelledOr(HttpCall call, SourceException failure) {
        return cancellation.isCancelled() ? interrupted(call) : failure;
    }

    private static CliException interrupted(HttpCall call) {
        return new CliException(
                ExitCode.INTERRUPTED, call.where() + ": interrupted before it answered", "Run the command again.");
    }
}
