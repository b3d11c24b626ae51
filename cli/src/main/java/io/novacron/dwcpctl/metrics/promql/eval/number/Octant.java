package io.novacron.dwcpctl.metrics.promql.eval.number;

/**
 * An angle brought down to an eighth of a turn: {@code sin.go}, and for great ones {@code trig_reduce.go} (Payne and
 * Hanek) of Go's {@code math}.
 *
 * @param number 0 to 7, even: which multiple of π/4 was taken off, modulo a turn
 * @param rest what is left, between -π/4 and π/4
 */
record Octant(int number, double rest) {
    private static final double GREAT = 0x1p29;
    private static final double QUARTER_PI = Math.PI / 4;
    private static final int MANTISSA_BITS = 52;
    private static final int BIAS = 1023;

    /** The binary digits of 4/π, 64 at a time. */
    private static final long[] DIGITS_OF_4_BY_PI = {
        0x0000000000000001L, 0x45f306dc9c882a53L, 0xf84eafa3ea69bb81L, 0xb6c52b3278872083L, 0xfca2c757bd778ac3L,
        0x6e48dc74849ba5c0L, 0x0c925dd413a32439L, 0xfc3bd63962534e7dL, 0xd1046bea5d768909L, 0xd338e04d68befc82L,
        0x7323ac7306a673e9L, 0x3908bf177bf25076L, 0x3ff12fffbc0b301fL, 0xde5e2316b414da3eL, 0xda6cfd9e4f96136eL,
        0x9e8c7ecd3cbfd45aL, 0xea4f758fd7cbe2f6L, 0x7a0e73ef14a525d4L, 0xd7f6bf623f1aba10L, 0xac06608df8f6d757L,
    };

    /** Of an angle that is finite and not negative. */
    static Octant of(double angle) {
        if (angle >= GREAT) {
            return ofGreat(angle);
        }
        long j = (long) (angle * (4 / Math.PI));
        if ((j & 1) == 1) {
            j++;
        }
        double y = j;
        double rest = ((angle - y * 0.7853981256484985) - y * 3.774894707930798e-08) - y * 2.6951514290790595e-15;
        return new Octant((int) (j & 7), rest);
    }

    private static Octant ofGreat(double angle) {
        int exponent = Math.getExponent(angle) - MANTISSA_BITS;
        long mantissa = (Double.doubleToRawLongBits(angle) & ((1L << MANTISSA_BITS) - 1)) | (1L << MANTISSA_BITS);
        int digit = (exponent + 61) / 64;
        int shift = (exponent + 61) % 64;
        long z1 = digits(digit + 1, shift);
        long z2 = digits(digit + 2, shift);
        long z1Low = z1 * mantissa;
        long low = z1Low + multiplyHigh(z2, mantissa);
        long carry = Long.compareUnsigned(low, z1Low) < 0 ? 1 : 0;
        long high = digits(digit, shift) * mantissa + multiplyHigh(z1, mantissa) + carry;

        int j = (int) (high >>> 61);
        high = high << 3 | low >>> 61;
        int zeros = Long.numberOfLeadingZeros(high);
        long fraction = shiftLeft(high, zeros + 1) | low >>> (64 - (zeros + 1));
        fraction >>>= 64 - MANTISSA_BITS;
        double rest = Double.longBitsToDouble(fraction | (long) (BIAS - (zeros + 1)) << MANTISSA_BITS);
        if ((j & 1) == 1) {
            j = (j + 1) & 7;
            rest--;
        }
        return new Octant(j, rest * QUARTER_PI);
    }

    private static long digits(int at, int shift) {
        long first = DIGITS_OF_4_BY_PI[at];
        return shift == 0 ? first : first << shift | DIGITS_OF_4_BY_PI[at + 1] >>> (64 - shift);
    }

    private static long shiftLeft(long value, int by) {
        return by >= 64 ? 0 : value << by;
    }

    /** Of unsigned {@code a}; {@code b} is positive. */
    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a < 0 ? b : 0);
    }
}
