package io.novacron.dwcpctl.site.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A reply as it comes in, unpacked; refused as soon as it has passed its limit. Closing it does nothing: the transport ends
 * the reply, and decides whether the rest of it is worth reading.
 */
final class BoundedStream extends FilterInputStream {
    private final long limit;
    private long count;

    BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** Bytes read so far. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        counted(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        counted(Math.max(n, 0));
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        counted(skipped);
        return skipped;
    }

    @Override
    public void close() {
        // see above
    }

    private void counted(long n) throws UnintelligibleException {
        count += n;
        if (count > limit) {
            throw new UnintelligibleException(
                    "the reply is larger than " + size(limit),
                    "Ask for less: a shorter range, a longer step, fewer series.");
        }
    }

    private static String size(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
