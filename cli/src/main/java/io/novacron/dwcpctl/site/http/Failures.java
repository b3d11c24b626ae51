package io.novacron.dwcpctl.site.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** One wording for every way in which a server can fail to answer. {@code where} is a URL without user and parameters. */
final class Failures {
    private Failures() {}

    static SourceException timeout(String where, Deadline deadline) {
        return new SourceException(
                Kind.TIMEOUT,
                where + ": no answer within " + PromDuration.format(deadline.limit()),
                "Raise --timeout, or ask for less at once.");
    }

    /** No connection, or none that lasted until the reply began. {@code via} names the proxy. */
    static SourceException connection(String where, Optional<ProxyServer> via, IOException e) {
        String through = via.map(p -> " (through the proxy " + p + ")").orElse("");
        if (e instanceof UnknownHostException) {
            return new SourceException(
                    Kind.UNREACHABLE,
                    where + ": the name " + ServerText.oneLine(String.valueOf(e.getMessage())) + " does not resolve"
                            + through,
                    "Check the host's name, and this machine's name servers.",
                    e);
        }
        if (e instanceof SSLException tls) {
            return tls(where + through, tls);
        }
        if (e instanceof NoRouteToHostException) {
            return new SourceException(
                    Kind.UNREACHABLE,
                    where + ": no route to the host" + through,
                    "Check the address and the network.",
                    e);
        }
        String text = causes(e);
        if (text.contains("failed to authenticate with proxy")
                || text.contains("unexpected response code for connect")) {
            return new SourceException(
                    text.contains("authenticate") || text.contains("407") ? Kind.REFUSED : Kind.UNREACHABLE,
                    where + ": the proxy will not connect" + through,
                    "Check proxy_url and its user, or the HTTPS_PROXY variable.",
                    e);
        }
        if (e instanceof ProtocolException && text.contains("(407)")) {
            return status(where + through, 407, "Proxy Authentication Required", "");
        }
        if (e instanceof ProtocolException) {
            return new SourceException(
                    Kind.UNINTELLIGIBLE,
                    where + ": it does not speak HTTP" + through,
                    "Check the port, and whether the URL begins with https://.",
                    e);
        }
        if (e instanceof ConnectException) {
            return new SourceException(
                    Kind.UNREACHABLE,
                    where + ": " + (text.contains("refused") ? "connection refused" : "cannot connect") + through,
                    "Check that it runs, and its address and port.",
                    e);
        }
        return new SourceException(
                Kind.UNREACHABLE,
                where + ": the connection was closed without an answer" + through,
                where.startsWith("https:")
                        ? "Check the port; it may also want a client certificate (tls_config.cert_file)."
                        : "Check that the port belongs to this service, and try again.",
                e);
    }

    private static SourceException tls(String where, SSLException e) {
        String text = causes(e);
        if (e instanceof SSLPeerUnverifiedException) {
            return unreachable(
                    where + ": its certificate is for another name",
                    "Use the name in the certificate, or set tls_config.server_name.",
                    e);
        }
        if (has(e, CertificateExpiredException.class) || text.contains("certificate_expired")) {
            return unreachable(where + ": a certificate has expired", "Renew it.", e);
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return unreachable(where + ": its certificate is not valid yet", "Check the clocks on both sides.", e);
        }
        if (has(e, CertPathBuilderException.class) || text.contains("unable to find valid certification path")) {
            return unreachable(
                    where + ": its certificate is signed by no authority that is trusted here",
                    "Name the authority's certificate as tls_config.ca_file.",
                    e);
        }
        if (text.contains("unsupported or unrecognized ssl message") || text.contains("plaintext connection")) {
            return unreachable(where + ": it does not speak TLS", "Write http:// instead of https://.", e);
        }
        if (text.contains("certificate_required") || text.contains("bad_certificate") || text.contains("unknown_ca")) {
            return new SourceException(
                    Kind.REFUSED,
                    where + ": it wants a client certificate that it trusts",
                    "Give tls_config.cert_file and key_file.",
                    e);
        }
        return unreachable(
                where + ": TLS failed: " + ServerText.oneLine(String.valueOf(e.getMessage())),
                "Check tls_config and the versions of TLS on both sides; write http:// if it speaks none.",
                e);
    }

    /** The reply began and could not be read. */
    static SourceException body(String where, IOException e, long bytes) {
        if (e instanceof UnintelligibleException unintelligible) {
            return new SourceException(
                    Kind.UNINTELLIGIBLE, where + ": " + unintelligible.problem(), unintelligible.suggestion(), e);
        }
        if (e instanceof JsonProcessingException json && !(e instanceof JsonEOFException)) {
            // never the cause's own message: it quotes where it reads from
            return new SourceException(
                    Kind.UNINTELLIGIBLE,
                    where + ": not JSON: " + ServerText.oneLine(json.getOriginalMessage()),
                    "Check the URL: another server, a login page or a proxy may be answering there.",
                    e);
        }
        return new SourceException(
                Kind.UNINTELLIGIBLE,
                where + ": the reply breaks off after " + bytes + " bytes",
                "Try again; if it stays, look at the server and at proxies between.",
                e);
    }

    /** A status other than success. */
    static SourceException status(String where, int status, String reason, String body) {
        String said = said(body);
        String what = where + ": " + status + (reason.isEmpty() ? "" : " " + ServerText.oneLine(reason))
                + (said.isEmpty() ? "" : ": " + said);
        return switch (status) {
            case 401 ->
                new SourceException(
                        Kind.REFUSED,
                        what,
                        "Give credentials that it accepts: basic_auth or authorization in http_config.");
            case 403 -> new SourceException(Kind.REFUSED, what, "Use credentials that are allowed this.");
            case 407 ->
                new SourceException(Kind.REFUSED, what, "Name a user in proxy_url, or in the HTTP_PROXY variable.");
            case 404 ->
                new SourceException(
                        Kind.UNINTELLIGIBLE, what, "Check the URL, and the path that the service is served under.");
            case 429 -> new SourceException(Kind.UNREACHABLE, what, "Wait a little; others may be asking it too much.");
            case 502, 503, 504 ->
                new SourceException(Kind.UNREACHABLE, what, "Try again; if it stays, look at the server behind.");
            default ->
                new SourceException(
                        Kind.UNINTELLIGIBLE,
                        what,
                        status >= 500 ? "Look at the server's log." : "Check the URL: scheme, port and path.");
        };
    }

    /** What a server says beside a bad status, where that is a text for people. */
    private static String said(String body) {
        String text = body.stripLeading();
        return text.startsWith("<") || text.startsWith("{") ? "" : ServerText.oneLine(text);
    }

    private static SourceException unreachable(String message, String suggestion, IOException e) {
        return new SourceException(Kind.UNREACHABLE, message, suggestion, e);
    }

    static boolean isTimeout(IOException e) {
        return has(e, InterruptedIOException.class);
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static String causes(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = e; at != null; at = at.getCause()) {
            text.append(at.getMessage()).append('\n');
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
