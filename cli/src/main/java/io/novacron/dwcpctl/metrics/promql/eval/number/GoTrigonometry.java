package io.novacron.dwcpctl.metrics.promql.eval.number;

/**
 * Circular and hyperbolic functions as Go computes them. Sources: Go's {@code math} package, {@code sin.go}, {@code
 * tan.go}, {@code atan.go}, {@code tanh.go} (after S. Moshier's Cephes), {@code sinh.go} (after Hart and Cheney),
 * {@code asinh.go}, {@code acosh.go}, {@code atanh.go} (after FreeBSD).
 */
public final class GoTrigonometry {
    private static final double NEAR_ZERO = 0x1p-28;
    private static final double LARGE = 0x1p28;
    private static final double LN2 = 0.6931471805599453;

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
        double p = 1.5896230157654656e-10;
        p = p * zz - 2.5050747762857807e-08;
        p = p * zz + 2.7557313621385722e-06;
        p = p * zz - 0.0001984126982958954;
        p = p * zz + 0.008333333333322118;
        p = p * zz - 0.1666666666666663;
        return z + z * zz * p;
    }

    private static double cosine(double z) {
        double zz = z * z;
        double p = -1.1358536521387682e-11;
        p = p * zz + 2.087570084197473e-09;
        p = p * zz - 2.755731417929674e-07;
        p = p * zz + 2.4801587288851704e-05;
        p = p * zz - 0.0013888888888873056;
        p = p * zz + 0.041666666666666595;
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
            double p = (-13093.693918138373 * zz + 1153516.6483858742) * zz - 17956525.197648488;
            double q = (((zz + 13681.296347069296) * zz - 1320892.3444021097) * zz + 25008380.18233579) * zz
                    - 53869575.592945464;
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
        double moreBits = 6.123233995736766e-17;
        if (x <= 0.66) {
            return smallAtan(x);
        }
        if (x > 2.414213562373095) {
            return Math.PI / 2 - smallAtan(1 / x) + moreBits;
        }
        return Math.PI / 4 + smallAtan((x - 1) / (x + 1)) + 0.5 * moreBits;
    }

    private static double smallAtan(double x) {
        double z = x * x;
        double p = -0.8750608600031904;
        p = p * z - 16.157537187333652;
        p = p * z - 75.00855792314705;
        p = p * z - 122.88666844901361;
        p = p * z - 64.85021904942025;
        double q = z + 24.858464901423062;
        q = q * z + 165.02700983169885;
        q = q * z + 432.88106049129027;
        q = q * z + 485.3903996359137;
        q = q * z + 194.5506571482614;
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
        // keeps the sign of zero
        double size = x < 0 ? -x : x;
        double y;
        if (size > 21) {
            y = GoMath.exp(size) * 0.5;
        } else if (size > 0.5) {
            double exp = GoMath.exp(size);
            y = (exp - 1 / exp) * 0.5;
        } else {
            double sq = size * size;
            y = (((-26.30563213397497 * sq - 2894.211355989564) * sq - 89912.72022039509) * sq - 630767.3640497717)
                    * size;
            y = y / (((sq - 173.6789535582337) * sq + 15215.17378790019) * sq - 630767.3640497717);
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
        if (size > 0.5 * 88.02969193111305) {
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
        double p = (-0.9643991794250523 * s - 99.28772310019185) * s - 1614.6876844170845;
        double q = ((s + 112.81167849163293) * s + 2235.4883906010045) * s + 4844.063053251255;
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
