package io.novacron.dwcpctl.metrics.promql.eval.number;

/**
 * Exponential, logarithms and powers as Go computes them, whose last bit is not always Java's. Sources: Go's {@code
 * math/exp_amd64.s} (after N. Shibata's SLEEF; the variant with fused multiply-add), {@code log.go} (after FreeBSD's
 * {@code e_log.c}), {@code log10.go}, {@code pow.go}, {@code dim.go}.
 */
public final class GoMath {
    /** Go rounds the quotients, not their divisors. */
    private static final double ONE_BY_LN2 = 1.4426950408889634;

    private static final double ONE_BY_LN10 = 0.4342944819032518;
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;
    private static final double HALF_SQRT2 = 0.7071067811865476;

    private static final double LN2_UPPER = 0.693147180559663;
    private static final double LN2_LOWER = 2.8235290563031577e-13;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double EXP_OVERFLOW = 7.09782712893384e+02;

    private GoMath() {}

    public static double exp(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x == Double.NEGATIVE_INFINITY ? 0 : x;
        }
        if (x > EXP_OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < -1000) {
            return 0;
        }
        int exponent = (int) Math.rint(x * LOG2_E);
        if (exponent > Double.MAX_EXPONENT) {
            // too early by up to 0.35, as in Go's assembly
            return Double.POSITIVE_INFINITY;
        }
        double r = Math.fma(-LN2_UPPER, exponent, x);
        r = Math.fma(-LN2_LOWER, exponent, r);
        r *= 0.0625;
        double p = 2.48015873015873e-05;
        p = Math.fma(p, r, 0.0001984126984126984);
        p = Math.fma(p, r, 0.001388888888888889);
        p = Math.fma(p, r, 0.008333333333333333);
        p = Math.fma(p, r, 0.041666666666666664);
        p = Math.fma(p, r, 0.16666666666666666);
        p = Math.fma(p, r, 0.5);
        p = Math.fma(p, r, 1.0);
        r *= p;
        r *= r + 2;
        r *= r + 2;
        r *= r + 2;
        r = Math.fma(r, r + 2, 1.0);
        return Math.scalb(r, exponent);
    }

    public static double log(double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x <= 0) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        // from the bits: like Go's assembly it takes no notice of numbers being subnormal
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1022;
        double fraction = Double.longBitsToDouble((bits & 0xf_ffff_ffff_ffffL) | 1022L << 52);
        if (fraction < HALF_SQRT2) {
            fraction *= 2;
            exponent--;
        }
        double f = fraction - 1;
        double k = exponent;
        double s = f / (2 + f);
        double s2 = s * s;
        double s4 = s2 * s2;
        double t1 = s2
                * (0.6666666666666735
                        + s4 * (0.2857142874366239 + s4 * (0.1818357216161805 + s4 * 0.14798198605116586)));
        double t2 = s4 * (0.3999999999940942 + s4 * (0.22222198432149784 + s4 * 0.15313837699209373));
        double r = t1 + t2;
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
    }

    public static double log2(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return log(x);
        }
        double fraction = fraction(x);
        // exact powers of two must not pass through a logarithm
        if (fraction == 0.5) {
            return exponent(x) - 1;
        }
        return log(fraction) * ONE_BY_LN2 + exponent(x);
    }

    public static double log10(double x) {
        return log(x) * ONE_BY_LN10;
    }

    public static double pow(double x, double y) {
        if (y == 0 || x == 1) {
            return 1;
        }
        if (y == 1 || Double.isNaN(x) || Double.isNaN(y)) {
            return y == 1 ? x : Double.NaN;
        }
        if (x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            // these have one right answer; Java's differs only for (-1)^±Inf
            return x == -1 ? 1 : StrictMath.pow(x, y);
        }
        if (Math.abs(y) == 0.5) {
            return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
        }
        double whole = Math.floor(Math.abs(y));
        double rest = Math.abs(y) - whole;
        if (rest != 0 && x < 0) {
            return Double.NaN;
        }
        if (whole >= 0x1p63) {
            if (x == -1) {
                return 1;
            }
            return (Math.abs(x) < 1) == (y > 0) ? 0 : Double.POSITIVE_INFINITY;
        }
        return power(x, y, whole, rest);
    }

    private static double power(double x, double y, double wholePart, double restPart) {
        double whole = wholePart;
        double mantissa = 1;
        if (restPart != 0) {
            double rest = restPart;
            if (rest > 0.5) {
                rest--;
                whole++;
            }
            mantissa = exp(rest * log(x));
        }
        long exponent = 0;
        double square = fraction(x);
        long squareExponent = exponent(x);
        for (long i = (long) whole; i != 0; i >>= 1) {
            if (squareExponent < -(1 << 12) || squareExponent > 1 << 12) {
                exponent += squareExponent;
                break;
            }
            if ((i & 1) == 1) {
                mantissa *= square;
                exponent += squareExponent;
            }
            square *= square;
            squareExponent <<= 1;
            if (square < 0.5) {
                square += square;
                squareExponent--;
            }
        }
        if (y < 0) {
            mantissa = 1 / mantissa;
            exponent = -exponent;
        }
        return Math.scalb(mantissa, (int) exponent);
    }

    /** The exponent of Go's Frexp: {@code x} is {@link #fraction} times two to this. */
    private static int exponent(double x) {
        return Math.getExponent(x) < Double.MIN_EXPONENT
                ? Math.getExponent(x * 0x1p52) + 1 - 52
                : Math.getExponent(x) + 1;
    }

    /** In [0.5, 1) by its size. */
    private static double fraction(double x) {
        return Math.scalb(Math.scalb(x, -exponent(x) / 2), -exponent(x) + exponent(x) / 2);
    }

    /** The greater; an infinity beats a NaN. */
    public static double max(double a, double b) {
        return a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : Math.max(a, b);
    }

    /** The lesser; a negative infinity beats a NaN. */
    public static double min(double a, double b) {
        return a == Double.NEGATIVE_INFINITY || b == Double.NEGATIVE_INFINITY
                ? Double.NEGATIVE_INFINITY
                : Math.min(a, b);
    }
}
