package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * The redirects of one call: ten at most (as Go), none to where it has been. OkHttp's own would drop the form of a question
 * on 301 and 302, and take configured headers along to strangers.
 */
final class Redirects {
    private static final int MAX = 10;

    private final HttpCall call;
    private final Set<String> seen = new HashSet<>();

    Redirects(HttpCall call) {
        this.call = call;
        seen.add(call.method() + call.target());
    }

    /** Notes the next step; throws if it leads in a circle. */
    void follow(HttpCall next, HttpUrl to) {
        if (!seen.add(next.method() + to)) {
            throw unintelligible(call, "redirect loop");
        }
        // the first entry is where the call began
        if (seen.size() > MAX + 1) {
            throw unintelligible(call, "redirect loop: more than " + MAX + " redirects");
        }
    }

    static boolean isRedirect(Response response) {
        return switch (response.code()) {
            case 301, 302, 303, 307, 308 -> response.header("Location") != null;
            default -> false;
        };
    }

    static HttpUrl target(HttpCall call, HttpUrl at, Response response) {
        HttpUrl to = at.resolve(response.header("Location", ""));
        if (to == null) {
            throw unintelligible(call, "redirects to what is no http URL");
        }
        return to.newBuilder().username("").password("").fragment(null).build();
    }

    /** Whether what is meant for one may be shown to the other: the same host and port, and not less well guarded. */
    static boolean isSameService(HttpUrl named, HttpUrl other) {
        boolean samePlace = named.scheme().equals(other.scheme()) && named.port() == other.port();
        boolean upgraded = !named.isHttps() && other.isHttps();
        return named.host().equals(other.host()) && (samePlace || upgraded);
    }

    private static SourceException unintelligible(HttpCall call, String problem) {
        return new SourceException(
                Kind.UNINTELLIGIBLE, call.where() + ": " + problem, "Give the URL that the service itself answers at.");
    }
}
