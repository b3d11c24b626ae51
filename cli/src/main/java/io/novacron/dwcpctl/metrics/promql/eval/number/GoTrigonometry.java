package io.novacron.dwcpctl.metrics.promql.eval.number;

/**
 * Circular and hyperbolic functions as Go computes them. Sources: Go's {@code math} package, {@code sin.go}, {@code
 * tan.go}, {@code atan.go}, {@code tanh.go} (after S. Moshier's Cephes), {@code sinh.go} (after Hart and Cheney),
 * {@code asinh.go}, {@code acosh.go}, {@code atanh.go} (after FreeBSD).
 */
public final class GoTrigonometry {
    private static final double NEAR_ZERO = 0x1p-28;
    private static final double LARGE = 0x1p28;
    private static final double LN2 = 6.93147180559945286227e-01;

    private GoTrigonometry() {}

    public static double sin(double x) {
        if (x == 0 || Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x)) {
            return Double.NaN;
        }
        Octant octant = Octant.of(Math.abs(x));
        boolean negative = (x < 0) != (octant.number() > 3);
        int quarter = octant.number() & 3;
        double y = quarter == 1 || quarter == 2 ? cosine(octant.rest()) : sine(octant.rest());
        return negative ? -y : y;
    }

    public static double cos(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Double.NaN;
        }
        Octant octant = Octant.of(Math.abs(x));
        int quarter = octant.number() & 3;
        boolean negative = (octant.number() > 3) != (quarter > 1);
        double y = quarter == 1 || quarter == 2 ? sine(octant.rest()) : cosine(octant.rest());
        return negative ? -y : y;
    }

    private static double sine(double z) {
        double zz = z * z;
        double p = 1.58962301576546568060e-10;
        p = p * zz - 2.50507477628578072866e-8;
        p = p * zz + 2.75573136213857245213e-6;
        p = p * zz - 1.98412698295895385996e-4;
        p = p * zz + 8.33333333332211858878e-3;
        p = p * zz - 1.66666666666666307295e-1;
        return z + z * zz * p;
    }

    private static double cosine(double z) {
        double zz = z * z;
        double p = -1.13585365213876817300e-11;
        p = p * zz + 2.08757008419747316778e-9;
        p = p * zz - 2.75573141792967388112e-7;
        p = p * zz + 2.48015872888517045348e-5;
        p = p * zz - 1.38888888888730564116e-3;
        p = p * zz + 4.16666666666665929218e-2;
        return 1.0 - 0.5 * zz + zz * zz * p;
    }

    public static double tan(double x) {
        if (x == 0 || Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x)) {
            return Double.NaN;
        }
        Octant octant = Octant.of(Math.abs(x));
        double z = octant.rest();
        double zz = z * z;
        double y = z;
        if (zz > 1e-14) {
            double p = (-1.30936939181383734205e4 * zz + 1.15351664838587416140e6) * zz - 1.79565251976484877988e7;
            double q =
                    (((zz + 1.36812963470692954678e4) * zz - 1.32089234440210967447e6) * zz + 2.50083801823357915839e7)
                                    * zz
                            - 5.38695755929454629881e7;
            y = z + z * (zz * p / q);
        }
        if ((octant.number() & 2) == 2) {
            y = -1 / y;
        }
        return x < 0 ? -y : y;
    }

    public static double atan(double x) {
        if (x == 0) {
            return x;
        }
        return x > 0 ? positiveAtan(x) : -positiveAtan(-x);
    }

    private static double positiveAtan(double x) {
        double moreBits = 6.123233995736765886130e-17;
        if (x <= 0.66) {
            return smallAtan(x);
        }
        if (x > 2.41421356237309504880) {
            return Math.PI / 2 - smallAtan(1 / x) + moreBits;
        }
        return Math.PI / 4 + smallAtan((x - 1) / (x + 1)) + 0.5 * moreBits;
    }

    private static double smallAtan(double x) {
        double z = x * x;
        double p = -8.750608600031904122785e-01;
        p = p * z - 1.615753718733365076637e+01;
        p = p * z - 7.500855792314704667340e+01;
        p = p * z - 1.228866684490136173410e+02;
        p = p * z - 6.485021904942025371773e+01;
        double q = z + 2.485846490142306297962e+01;
        q = q * z + 1.650270098316988542046e+02;
        q = q * z + 4.328810604912902668951e+02;
        q = q * z + 4.853903996359136964868e+02;
        q = q * z + 1.945506571482613964425e+02;
        return x * (z * p / q) + x;
    }

    public static double asin(double x) {
        if (x == 0) {
            return x;
        }
        double size = Math.abs(x);
        if (!(size <= 1)) {
            return Double.NaN;
        }
        double cosine = Math.sqrt(1 - size * size);
        double y = size > 0.7 ? Math.PI / 2 - positiveAtan(cosine / size) : positiveAtan(size / cosine);
        return x < 0 ? -y : y;
    }

    public static double acos(double x) {
        return Math.PI / 2 - asin(x);
    }

    public static double atan2(double y, double x) {
        if (Double.isNaN(y) || Double.isNaN(x)) {
            return Double.NaN;
        }
        if (y == 0 || x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            return StrictMath.atan2(y, x);
        }
        double quotient = atan(y / x);
        if (x < 0) {
            return quotient <= 0 ? quotient + Math.PI : quotient - Math.PI;
        }
        return quotient;
    }

    public static double sinh(double x) {
        double size = Math.abs(x);
        double y;
        if (size > 21) {
            y = GoMath.exp(size) * 0.5;
        } else if (size > 0.5) {
            double exp = GoMath.exp(size);
            y = (exp - 1 / exp) * 0.5;
        } else {
            double sq = size * size;
            y = (((-0.2630563213397497062819489e+2 * sq - 0.2894211355989563807284660366e+4) * sq
                                            - 0.8991272022039509355398013511e+5)
                                    * sq
                            - 0.6307673640497716991184787251e+6)
                    * size;
            y = y
                    / (((sq - 0.173678953558233699533450911e+3) * sq + 0.1521517378790019070696485176e+5) * sq
                            - 0.6307673640497716991212077277e+6);
        }
        return x < 0 ? -y : y;
    }

    public static double cosh(double x) {
        double size = Math.abs(x);
        double exp = GoMath.exp(size);
        return size > 21 ? exp * 0.5 : (exp + 1 / exp) * 0.5;
    }

    public static double tanh(double x) {
        double size = Math.abs(x);
        if (size > 0.5 * 8.8029691931113054295988e+01) {
            return x < 0 ? -1 : 1;
        }
        if (size >= 0.625) {
            double y = 1 - 2 / (GoMath.exp(2 * size) + 1);
            return x < 0 ? -y : y;
        }
        if (x == 0) {
            return x;
        }
        double s = x * x;
        double p = (-9.64399179425052238628e-1 * s - 9.92877231001918586564e1) * s - 1.61468768441708447952e3;
        double q = ((s + 1.12811678491632931402e2) * s + 2.23548839060100448583e3) * s + 4.84406305325125486048e3;
        return x + x * s * p / q;
    }

    public static double asinh(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        double size = Math.abs(x);
        double y;
        if (size > LARGE) {
            y = GoMath.log(size) + LN2;
        } else if (size > 2) {
            y = GoMath.log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
        } else if (size < NEAR_ZERO) {
            y = size;
        } else {
            y = StrictMath.log1p(size + size * size / (1 + Math.sqrt(1 + size * size)));
        }
        return Math.copySign(y, x);
    }

    public static double acosh(double x) {
        if (!(x >= 1)) {
            return Double.NaN;
        }
        if (x == 1) {
            return 0;
        }
        if (x >= LARGE) {
            return GoMath.log(x) + LN2;
        }
        if (x > 2) {
            return GoMath.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
    }

    public static double atanh(double x) {
        double size = Math.abs(x);
        if (!(size <= 1)) {
            return Double.NaN;
        }
        double y;
        if (size == 1) {
            y = Double.POSITIVE_INFINITY;
        } else if (size < NEAR_ZERO) {
            y = size;
        } else if (size < 0.5) {
            double twice = size + size;
            y = 0.5 * StrictMath.log1p(twice + twice * size / (1 - size));
        } else {
            y = 0.5 * StrictMath.log1p((size + size) / (1 - size));
        }
        return Math.copySign(y, x);
    }
}
