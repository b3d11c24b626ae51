package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.metrics.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** How a client reads the replies to one call. */
public interface ReplyReader<T> {
    /**
     * Reads the body of a good reply.
     *
     * @throws UnintelligibleException if it is not what was asked for
     * @throws IOException if it breaks off; or Jackson's, if it is no JSON
     */
    T read(int status, InputStream body) throws IOException;

    /** Whether {@link #read} wants replies with this status; by default those from 200 to 299. */
    default boolean accepts(int status) {
        return status >= 200 && status < 300;
    }

    /**
     * What a bad reply means, where the service has a language of its own for that.
     *
     * @param where the URL, for the message
     * @param body at most 64 KiB of it
     * @return null where the status alone must do
     */
    default @Nullable SourceException explain(String where, int status, String body) {
        return null;
    }

    /** A reader for replies in JSON; the decoder begins at the value's first token and ends at its last. */
    static <T> ReplyReader<T> json(JsonStream.Decoder<T> decoder) {
        return (status, body) -> JsonStream.decode(body, decoder);
    }
}
