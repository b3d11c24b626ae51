package io.novacron.dwcpctl.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
    /** Expected: Go's strconv.FormatFloat(v, 'f', -1, 64). */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1.5, -1.5",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "2.4e9, 2400000000",
        "1e21, 1000000000000000000000",
        "1e22, 10000000000000000000000",
        "1e23, 100000000000000000000000",
        "2e23, 200000000000000000000000",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9007199254740992",
        "9007199254740994, 9007199254740994",
        "2.0E-3, 0.002",
        "1.0E-5, 0.00001",
        "5.684341886080802E-14, 0.00000000000005684341886080802",
        "5.0E-5, 0.00005",
        "1.1E-5, 0.000011",
        "4.35, 4.35",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf"
    })
    void writes_as_Prometheus_does(double value, String expected) {
        assertThat(Numbers.format(value)).isEqualTo(expected);
    }

    /** Digits as Go and Python write them; Double.toString before JDK 19 gives others for each (JDK-4511638). */
    @ParameterizedTest
    @CsvSource({
        "4.9E-324, 5e-324",
        "9.9E-324, 1e-323",
        "1.5E-323, 1.5e-323",
        "2.0E-323, 2e-323",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "2.225073858507201E-308, 2.225073858507201e-308",
        "1.7976931348623157E308, 1.7976931348623157e308",
        "2.82879384806159E17, 2.82879384806159e17",
        "1.387364135037754E18, 1.387364135037754e18",
        "1.45800632428665E17, 1.45800632428665e17",
        "2.2E-322, 2.2e-322",
        "1.0E23, 1e23",
        "8.41E21, 8.41e21",
        "9.007199254740993E15, 9.007199254740992e15",
        "5.84734E10, 5.84734e10"
    })
    void needs_no_digit_too_many(double value, String expected) {
        assertThat(new BigDecimal(Numbers.format(value))).isEqualByComparingTo(expected);
    }

    @Test
    void is_the_shortest_that_reads_back_and_of_those_the_nearest() {
        Random random = new Random(20260131);
        for (int i = 0; i < 20_000; i++) {
            double value = arbitrary(random, i);
            String text = Numbers.format(value);
            assertThat(Numbers.parse(text)).as(text).isEqualTo(value);
            BigDecimal written = new BigDecimal(text).stripTrailingZeros();
            BigDecimal exact = new BigDecimal(value);
            int digits = written.precision();
            if (digits > 1) {
                for (RoundingMode mode : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING}) {
                    assertThat(exact.round(new MathContext(digits - 1, mode)).doubleValue())
                            .as("a digit less than " + text)
                            .isNotEqualTo(value);
                }
            }
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING}) {
                BigDecimal other = exact.round(new MathContext(digits, mode));
                if (other.doubleValue() == value) {
                    assertThat(written.subtract(exact).abs())
                            .as(text + " rather than " + other)
                            .isLessThanOrEqualTo(other.subtract(exact).abs());
                }
            }
        }
    }

    private static double arbitrary(Random random, int i) {
        double sign = random.nextBoolean() ? 1 : -1;
        double value = switch (i % 6) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Double.longBitsToDouble(random.nextLong() >>> 12); // subnormal
            case 2 -> Math.scalb(1.0, random.nextInt(2098) - 1074); // powers of two
            case 3 -> Math.nextAfter(Math.scalb(1.0, random.nextInt(2000) - 1000), sign * Double.MAX_VALUE);
            case 4 -> 9007199254740992.0 + random.nextInt(2000) - 1000;
            default -> random.nextInt(1_000_000) / 1000.0;
        };
        return Double.isFinite(value) && value != 0 ? sign * value : 0.5;
    }

    @ParameterizedTest
    @CsvSource({
        "1e3, 1000",
        "+1, 1",
        "-.5, -0.5",
        "5., 5",
        "0x1p3, 8",
        "Inf, Infinity",
        "+inf, Infinity",
        "-Infinity, -Infinity",
        "nan, NaN",
        "1e999, Infinity"
    })
    void reads_what_Go_reads(String text, Double expected) {
        assertThat(Numbers.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", " 1", "1 ", "1d", "1f", "0x1p3f", "0x1p3d", "1_000", "1,5", "infinite", "--1", "٣"})
    void reads_nothing_that_Go_refuses(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Numbers.parse(text));
    }
}
