package io.novacron.dwcpctl.site.kubectl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a process writes to one of its streams, read by a thread of its own as it comes, so that the process never waits for a
 * reader. Only so much of it is kept.
 */
final class Capture {
    private final InputStream stream;
    private final int limit;
    private final Runnable tooMuch;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Capture(InputStream stream, int limit, Runnable tooMuch) {
        this.stream = stream;
        this.limit = limit;
        this.tooMuch = tooMuch;
    }

    /**
     * Begins to read.
     *
     * @param limit bytes of the beginning to keep
     * @param tooMuch run once there is more; what comes then is read, and not kept
     */
    static Capture of(InputStream stream, int limit, Runnable tooMuch) {
        Capture capture = new Capture(stream, limit, tooMuch);
        Thread reader = new Thread(capture::read, "kubectl-output");
        reader.setDaemon(true);
        reader.start();
        return capture;
    }

    private void read() {
        byte[] buffer = new byte[1 << 16];
        boolean told = false;
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                boolean over = keep(buffer, n);
                if (over && !told) {
                    told = true;
                    tooMuch.run();
                }
            }
        } catch (IOException e) {
            // the process was killed under it: what came before counts
        } finally {
            ended.countDown();
        }
    }

    /** Whether some of it was over the limit. */
    private synchronized boolean keep(byte[] bytes, int length) {
        int room = Math.min(length, limit - kept.size());
        kept.write(bytes, 0, room);
        return room < length;
    }

    /** Waits for the stream's end; false where it has not come in time. */
    boolean await(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What has been kept so far. */
    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
