package io.novacron.dwcpctl.metrics.promql.eval.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Go's last bit is recorded elsewhere; here, over all sizes, that nothing is further off than that. */
class GoMathTest {
    private static void near(DoubleUnaryOperator ours, DoubleUnaryOperator java, double scale, int ulps) {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double x = random.nextGaussian() * Math.pow(scale, random.nextDouble());
            double expected = java.applyAsDouble(x);
            double actual = ours.applyAsDouble(x);
            if (Double.isNaN(expected)) {
                assertThat(actual).as("of %s", x).isNaN();
            } else {
                // where a result comes near 0 its error is absolute
                double allowed = ulps * Math.max(Math.ulp(expected), Math.ulp(0.5));
                assertThat(Math.abs(actual - expected)).as("of %s", x).isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Test
    void isAsGoodAsJava() {
        near(GoMath::exp, StrictMath::exp, 200, 2);
        near(x -> GoMath.log(Math.abs(x)), x -> StrictMath.log(Math.abs(x)), 1e300, 1);
        near(x -> GoMath.log10(Math.abs(x)), x -> StrictMath.log10(Math.abs(x)), 1e300, 2);
        near(x -> GoMath.pow(Math.abs(x), 3.7), x -> StrictMath.pow(Math.abs(x), 3.7), 1e20, 64);
        near(x -> GoMath.pow(x, 5), x -> StrictMath.pow(x, 5), 1e20, 16);
        near(x -> GoMath.pow(1.5, x), x -> StrictMath.pow(1.5, x), 500, 64);
        near(GoTrigonometry::sin, StrictMath::sin, 1e300, 2);
        near(GoTrigonometry::cos, StrictMath::cos, 1e300, 2);
        near(GoTrigonometry::tan, StrictMath::tan, 10, 4);
        near(GoTrigonometry::atan, StrictMath::atan, 1e10, 2);
        near(GoTrigonometry::asin, StrictMath::asin, 1, 16);
        near(GoTrigonometry::acos, StrictMath::acos, 1, 16);
        near(GoTrigonometry::sinh, StrictMath::sinh, 100, 4);
        near(GoTrigonometry::cosh, StrictMath::cosh, 100, 4);
        near(GoTrigonometry::tanh, StrictMath::tanh, 100, 3);
        near(x -> GoTrigonometry.sinh(GoTrigonometry.asinh(x)), x -> x, 5, 10);
        near(x -> GoTrigonometry.tanh(GoTrigonometry.atanh(x)), x -> Math.abs(x) > 1 ? Double.NaN : x, 1, 10);
    }

    @Test
    void edges() {
        assertThat(GoMath.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(GoMath.exp(709.43)).isEqualTo(1.2633808701860083e308);
        assertThat(GoMath.exp(709.5)).isInfinite();
        assertThat(GoMath.exp(-800)).isZero();
        assertThat(GoMath.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(GoMath.log(-1)).isNaN();
        assertThat(GoMath.log2(0x1p-1040)).isEqualTo(-1040);
        assertThat(GoMath.pow(-8, 1 / 3.0)).isNaN();
        assertThat(GoMath.pow(-1, Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(GoMath.pow(Double.NaN, 0)).isEqualTo(1);
        assertThat(GoMath.pow(2, -1074)).isEqualTo(Double.MIN_VALUE);
        assertThat(GoMath.max(Double.POSITIVE_INFINITY, Double.NaN)).isInfinite();
        assertThat(GoMath.max(1, Double.NaN)).isNaN();
        assertThat(GoTrigonometry.sinh(-0.0)).isEqualTo(-0.0);
    }
}
