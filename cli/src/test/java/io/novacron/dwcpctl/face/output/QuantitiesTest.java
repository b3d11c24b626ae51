package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.series.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0.412, SECONDS, 412 ms",
        "0.41234, SECONDS, 412 ms",
        "0.0000934, SECONDS, 93.4 µs",
        "0.000093, SECONDS, 93 µs",
        "2.5e-9, SECONDS, 2.50 ns",
        "85, SECONDS, 85 s",
        "85.04, SECONDS, 85.0 s",
        "119.96, SECONDS, 2.00 min",
        "7560, SECONDS, 2.10 h",
        "259200, SECONDS, 3 d",
        "0.99996, SECONDS, 1.00 s",
        "0, SECONDS, 0 s",
        "-0.0, SECONDS, 0 s",
        "-0.412, SECONDS, -412 ms",
        "2.7134e9, BYTES_PER_SECOND, 2.71 GB/s",
        "2.4e9, BYTES_PER_SECOND, 2.40 GB/s",
        "1.5e9, BYTES, 1.50 GB",
        "512, BYTES, 512 B",
        "999950, BYTES, 1.00 MB",
        "0.3124, PER_SECOND, 0.31/s",
        "1234.5, PER_SECOND, 1234/s",
        "0.003, RATIO, 0.30 %",
        "0.00304, RATIO, 0.30 %",
        "0.0000301, RATIO, 0.0030 %",
        "1, RATIO, 100 %",
        "78.23, PERCENT, 78.2 %",
        "450, COUNT, 450",
        "123456, COUNT, 123456",
        "1234567, COUNT, 1.23 M",
        "0.1, NONE, 0.1",
        "2400000000, NONE, 2400000000",
        "1e300, NONE, 1e300",
        "1e300, COUNT, 1e288 T",
        "1e-12, PER_SECOND, 1e-12/s",
        "NaN, SECONDS, NaN",
        "Infinity, BYTES, +Inf",
        "-Infinity, BYTES, -Inf"
    })
    void peopleReadThreeDigitsAndAUnit(double value, Unit unit, String text) {
        assertThat(Quantities.format(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.49996, SECONDS, 0.5, 499.96 ms",
        "0.50004, SECONDS, 0.5, 500.04 ms",
        "0.5, SECONDS, 0.5, 500 ms",
        "0.41234, SECONDS, 0.5, 412 ms",
        "2.3999e9, BYTES_PER_SECOND, 2.4e9, 2.3999 GB/s",
        "0.009999, RATIO, 0.01, 0.9999 %",
        "0.01, RATIO, 0.01, 1 %",
        "130, SECONDS, 130, 130 s",
        "120.001, SECONDS, 120, 2.00002 min",
        "119.9999, SECONDS, 120, 119.9999 s",
        "0.99, RATIO, 0.99, 99 %",
        "NaN, SECONDS, 0.5, NaN"
    })
    void aValueIsNeverWrittenOnTheOtherSideOfItsThreshold(double value, Unit unit, double threshold, String text) {
        assertThat(Quantities.format(value, unit, threshold)).isEqualTo(text);
    }

    @Test
    void theSideOfTheThresholdHoldsForAnyValueNearIt() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double threshold = Math.round(random.nextDouble() * 1000) / 1000.0 + 0.001;
            double value = threshold * (1 + (random.nextDouble() - 0.5) * Math.pow(10, -random.nextInt(12)));
            String text = Quantities.format(value, Unit.PERCENT, threshold);
            assertThat(new BigDecimal(text.replace(" %", "")).compareTo(BigDecimal.valueOf(threshold)))
                    .as("%s against %s as %s", value, threshold, text)
                    .isEqualTo(Double.compare(value, threshold));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, SECONDS, 500 ms",
        "2.4e9, BYTES_PER_SECOND, 2.40 GB/s",
        "0.4567, SECONDS, 456.7 ms",
        "0.01, RATIO, 1 %"
    })
    void aThresholdIsWrittenInFull(double threshold, Unit unit, String text) {
        assertThat(Quantities.threshold(threshold, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "412, 412 ms",
        "3000, 3 s",
        "59999, 59 s",
        "252000, 4m12s",
        "240000, 4m",
        "7500000, 2h5m",
        "273600000, 3d4h"
    })
    void agesAreInTheirTwoLargestUnits(long millis, String text) {
        assertThat(Quantities.span(Duration.ofMillis(millis))).isEqualTo(text);
        assertThat(Quantities.ago(Duration.ofMillis(millis))).isEqualTo(text + " ago");
    }

    @Test
    void whatIsStillToComeIsNotAgo() {
        assertThat(Quantities.ago(Duration.ofSeconds(-3))).isEqualTo("in 3 s");
    }

    @Test
    void theLabelsOfAnAxisShareUnitAndDecimals() {
        assertThat(Quantities.axis(
                        List.of(new BigDecimal("1.0"), new BigDecimal("0.75"), BigDecimal.ZERO), Unit.SECONDS))
                .containsExactly("1.00 s", "0.75 s", "0.00 s");
        assertThat(Quantities.axis(List.of(new BigDecimal("200"), new BigDecimal("50")), Unit.SECONDS))
                .as("50 s is no decimal number of minutes")
                .containsExactly("200 s", "50 s");
        assertThat(Quantities.axis(List.of(new BigDecimal("2.5e9"), BigDecimal.ZERO), Unit.BYTES_PER_SECOND))
                .containsExactly("2.5 GB/s", "0.0 GB/s");
    }
}
