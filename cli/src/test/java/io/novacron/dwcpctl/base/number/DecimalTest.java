package io.novacron.dwcpctl.base.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTest {
    @ParameterizedTest
    @CsvSource({"0.99, 0.99", "-3, -3", "+3, 3", "2.4e9, 2400000000", "1E-3, 0.001", ".5, 0.5"})
    void reads_numbers(String text, double expected) {
        assertThat(Decimal.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1d", "1f", "0x1p3", "1e999", "1 ", "1,5", "--1", "e", "1_0", "٣"})
    void reads_nothing_else(String text) {
        assertThat(Decimal.parse(text)).isEmpty();
    }
}
