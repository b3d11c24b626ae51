package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The hash by which Prometheus samples series: xxHash64 of the labels (Y. Collet, seed 0). */
final class LabelHash {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    /** P1 + P2, wrapped around. */
    private static final long P1_P2 = 0x60EA27EEADC0B5D6L;

    private static final long P5 = 0x27D4EB2F165667C5L;

    private LabelHash() {}

    /** Where the hash lies between 0 and the greatest one: in [0, 1]. */
    static double offset(Labels labels) {
        long hash = xxHash64(bytes(labels));
        double unsigned = hash >= 0 ? hash : ((hash >>> 1) | (hash & 1)) * 2.0;
        return unsigned / 0x1p64;
    }

    /** How Prometheus keeps labels in memory: each name and value after its length. */
    private static byte[] bytes(Labels labels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        labels.forEach((name, value) -> {
            add(bytes, name);
            add(bytes, value);
        });
        return bytes.toByteArray();
    }

    private static void add(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 255) {
            bytes.write(utf8.length);
        } else {
            bytes.write(255);
            bytes.write(utf8.length);
            bytes.write(utf8.length >> 8);
            bytes.write(utf8.length >> 16);
        }
        bytes.writeBytes(utf8);
    }

    static long xxHash64(byte[] input) {
        ByteBuffer buffer = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        long hash = input.length >= 32 ? stripes(buffer) : P5;
        hash += input.length;
        while (buffer.remaining() >= 8) {
            hash = Long.rotateLeft(hash ^ round(0, buffer.getLong()), 27) * P1 + P4;
        }
        if (buffer.remaining() >= 4) {
            hash = Long.rotateLeft(hash ^ (buffer.getInt() & 0xffffffffL) * P1, 23) * P2 + P3;
        }
        while (buffer.hasRemaining()) {
            hash = Long.rotateLeft(hash ^ (buffer.get() & 0xff) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    private static long stripes(ByteBuffer buffer) {
        long v1 = P1_P2;
        long v2 = P2;
        long v3 = 0;
        long v4 = -P1;
        while (buffer.remaining() >= 32) {
            v1 = round(v1, buffer.getLong());
            v2 = round(v2, buffer.getLong());
            v3 = round(v3, buffer.getLong());
            v4 = round(v4, buffer.getLong());
        }
        long hash = Long.rotateLeft(v1, 1) + Long.rotateLeft(v2, 7) + Long.rotateLeft(v3, 12) + Long.rotateLeft(v4, 18);
        for (long v : new long[] {v1, v2, v3, v4}) {
            hash = (hash ^ round(0, v)) * P1 + P4;
        }
        return hash;
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * P2, 31) * P1;
    }
}
