package io.novacron.dwcpctl.site.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a stream to its end and keeps so much of it. */
final class BoundedText implements Runnable {
    private final InputStream stream;
    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean truncated;

    /** @param most bytes that are kept */
    BoundedText(InputStream stream, int most) {
        this.stream = stream;
        this.most = most;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8192];
        try (stream) {
            int read = stream.read(buffer);
            while (read >= 0) {
                keep(buffer, read);
                read = stream.read(buffer);
            }
        } catch (IOException e) {
            // the process was ended: what came until then is what there is
        }
    }

    private synchronized void keep(byte[] buffer, int read) {
        int room = Math.min(read, most - kept.size());
        kept.write(buffer, 0, room);
        truncated |= room < read;
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean isTruncated() {
        return truncated;
    }
}
