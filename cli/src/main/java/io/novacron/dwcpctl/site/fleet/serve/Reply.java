package io.novacron.dwcpctl.site.fleet.serve;

import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param headers besides {@code Content-Type}
 */
record Reply(int status, String contentType, String body, Map<String, String> headers) {
    static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body, Map.of());
    }

    /** One line for people. */
    static Reply line(int status, String line) {
        return of(status, TEXT, line + "\n");
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }
}
