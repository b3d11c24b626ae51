package io.novacron.dwcpctl.site.http;

import static io.novacron.dwcpctl.site.http.TestClients.failure;
import static io.novacron.dwcpctl.site.http.TestClients.get;
import static io.novacron.dwcpctl.site.http.TestClients.ok;
import static io.novacron.dwcpctl.site.http.TestClients.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long MIB = 1 << 20;

    private final MockWebServer server = new MockWebServer();
    private final HttpTransport transport = transport(HttpSettings.none(), Map.of());

    LimitsTest() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String url() {
        return "http://prom.test:" + server.getPort();
    }

    /** Ten gigabytes of it, written as long as somebody reads. */
    private static final class Endless implements MockResponseBody {
        private final AtomicLong written = new AtomicLong();

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            byte[] block = new byte[1 << 16];
            Arrays.fill(block, (byte) ' ');
            for (long i = 0; i < 10_000 * 16L; i++) {
                sink.writeHexadecimalUnsignedLong(block.length)
                        .writeUtf8("\r\n")
                        .write(block)
                        .writeUtf8("\r\n");
                sink.flush();
                written.addAndGet(block.length);
            }
        }
    }

    @Test
    void a_reply_without_end_is_refused_as_soon_as_it_passes_the_limit() {
        Endless body = new Endless();
        server.enqueue(new MockResponse.Builder()
                .addHeader("Transfer-Encoding", "chunked")
                .body(body)
                .build());
        SourceException e = Objects.requireNonNull(catchThrowableOfType(
                SourceException.class,
                () -> transport.send(
                        HttpCall.get(ServiceUrl.parse("x", url())),
                        Deadline.after(Duration.ofSeconds(60)),
                        ReplyReader.json(JsonStream::text))));
        assertThat(e.getMessage()).isEqualTo(url() + "/: the reply is larger than 1 MiB");
        assertThat(e.suggestion()).isEqualTo("Ask for less: a shorter range, a longer step, fewer series.");
        assertThat(e.kind()).isEqualTo(Kind.UNINTELLIGIBLE);
        // what lies in the sockets' buffers beyond the limit
        assertThat(body.written.get()).isLessThan(16 * MIB);
    }

    @Test
    void a_reply_that_unpacks_to_more_than_the_limit_is_refused() throws IOException {
        Buffer packed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
            gzip.write(new byte[(int) (32 * MIB)]);
        }
        assertThat(packed.size()).isLessThan(MIB);
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertThat(failure(transport, url()).getMessage()).endsWith(": the reply is larger than 1 MiB");
    }

    @Test
    void a_reply_of_exactly_the_limit_is_read() {
        server.enqueue(ok("x".repeat((int) MIB)));
        assertThat(get(transport, url())).hasSize((int) MIB);
        server.enqueue(ok("x".repeat((int) MIB + 1)));
        assertThat(failure(transport, url()).getMessage()).contains("larger than");
    }

    @Test
    void a_name_that_does_not_resolve() {
        HttpTransport lost = new HttpClients(
                        Map.of(),
                        "1",
                        new Cancellation(),
                        () -> 0,
                        name -> {
                            throw new UnknownHostException(name + ": try again");
                        },
                        MIB)
                .transport(HttpSettings.none());
        SourceException e = failure(lost, "http://no.such.test");
        assertThat(e.getMessage()).isEqualTo("http://no.such.test/: the name no.such.test does not resolve");
        assertThat(e.suggestion()).isEqualTo("Check the host's name, and this machine's name servers.");
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void a_look_up_that_hangs_ends_with_the_deadline() {
        CountDownLatch never = new CountDownLatch(1);
        HttpTransport hanging = new HttpClients(
                        Map.of(),
                        "1",
                        new Cancellation(),
                        () -> 0,
                        name -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            throw new UnknownHostException(name);
                        },
                        MIB)
                .transport(HttpSettings.none());
        SourceException e = Objects.requireNonNull(catchThrowableOfType(
                SourceException.class,
                () -> hanging.send(
                        HttpCall.get(ServiceUrl.parse("x", "http://slow.test")),
                        Deadline.after(Duration.ofMillis(200)),
                        (status, body) -> "")));
        never.countDown();
        assertThat(e.getMessage()).isEqualTo("http://slow.test/: no answer within 200ms");
        assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
    }
}
