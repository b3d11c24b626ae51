package io.novacron.dwcpctl.site.fleet.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param length of the body in bytes; {@link #UNKNOWN} where it is known only once it is written
 * @param headers besides {@code Content-Type}
 */
public record Reply(int status, String contentType, long length, Body body, Map<String, String> headers) {
    /** The length of a body that is made while it is sent. */
    public static final long UNKNOWN = -1;

    static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    /** Writes itself. */
    @FunctionalInterface
    public interface Body {
        /**
         * Called once, without closing the stream.
         *
         * @throws IOException if whoever asked has gone
         */
        void writeTo(OutputStream out) throws IOException;
    }

    public static Reply of(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Reply(status, contentType, bytes.length, out -> out.write(bytes), Map.of());
    }

    /** One line for people. */
    public static Reply line(int status, String line) {
        return of(status, TEXT, line + "\n");
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, length, body, Map.of(header, value));
    }
}
