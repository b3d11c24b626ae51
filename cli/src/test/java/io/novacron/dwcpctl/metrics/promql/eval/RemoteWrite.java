package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Series as the body of a Prometheus remote-write 1.0 request: protocol buffers in a snappy block of literals. Unlike a
 * backfill from text it can carry staleness markers.
 */
final class RemoteWrite {
    private RemoteWrite() {}

    static byte[] body(List<Series> all) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        for (Series series : all) {
            field(request, 1, timeSeries(series));
        }
        return snappy(request.toByteArray());
    }

    private static byte[] timeSeries(Series series) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        series.labels().forEach((name, value) -> {
            ByteArrayOutputStream label = new ByteArrayOutputStream();
            field(label, 1, name.getBytes(StandardCharsets.UTF_8));
            field(label, 2, value.getBytes(StandardCharsets.UTF_8));
            field(message, 1, label.toByteArray());
        });
        Samples samples = series.samples();
        for (int i = 0; i < samples.size(); i++) {
            ByteArrayOutputStream sample = new ByteArrayOutputStream();
            sample.write((1 << 3) | 1);
            sample.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(Double.doubleToRawLongBits(samples.value(i)))
                    .array());
            sample.write(2 << 3);
            varint(sample, samples.millis(i));
            field(message, 2, sample.toByteArray());
        }
        return message.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] content) {
        out.write((number << 3) | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] snappy(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, content.length);
        for (int at = 0; at < content.length; at += 65536) {
            int length = Math.min(65536, content.length - at);
            out.write(61 << 2);
            out.write((length - 1) & 0xff);
            out.write((length - 1) >> 8);
            out.write(content, at, length);
        }
        return out.toByteArray();
    }
}
