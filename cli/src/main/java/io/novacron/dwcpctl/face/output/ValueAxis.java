package io.novacron.dwcpctl.face.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The range of values a chart shows, with four to six round ticks from its top to its bottom: steps of 1, 2, 2.5 or 5
 * times a power of ten.
 */
record ValueAxis(List<BigDecimal> ticks) {
    private static final int MOST_INTERVALS = 5;
    private static final BigDecimal[] MANTISSAS = {
        BigDecimal.ONE, BigDecimal.valueOf(2), new BigDecimal("2.5"), BigDecimal.valueOf(5), BigDecimal.TEN
    };

    /** An axis that holds both values, which must be finite, and zero where it is not far. */
    static ValueAxis holding(double least, double greatest) {
        BigDecimal low = BigDecimal.valueOf(least);
        BigDecimal high = BigDecimal.valueOf(greatest);
        BigDecimal range = high.subtract(low);
        BigDecimal size = low.abs().max(high.abs());
        if (size.signum() == 0) {
            high = BigDecimal.ONE;
        } else if (range.compareTo(size.movePointLeft(3)) < 0) {
            // all but constant: the line in the middle, and labels that still differ
            BigDecimal margin = size.movePointLeft(range.signum() == 0 ? 1 : 3);
            low = low.subtract(margin);
            high = high.add(margin);
        } else if (low.signum() > 0 && low.add(low).compareTo(range) <= 0) {
            low = BigDecimal.ZERO;
        } else if (high.signum() < 0 && high.add(high).negate().compareTo(range) <= 0) {
            high = BigDecimal.ZERO;
        }
        return between(low, high);
    }

    private static ValueAxis between(BigDecimal low, BigDecimal high) {
        BigDecimal range = high.subtract(low);
        int exponent = range.precision() - range.scale() - 2;
        while (true) {
            for (BigDecimal mantissa : MANTISSAS) {
                BigDecimal step = mantissa.scaleByPowerOfTen(exponent);
                BigDecimal first = low.divide(step, 0, RoundingMode.FLOOR);
                BigDecimal last = high.divide(step, 0, RoundingMode.CEILING);
                if (last.subtract(first).compareTo(BigDecimal.valueOf(MOST_INTERVALS)) <= 0) {
                    return new ValueAxis(ticks(first, last, step));
                }
            }
            exponent++;
        }
    }

    private static List<BigDecimal> ticks(BigDecimal first, BigDecimal last, BigDecimal step) {
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal n = last; n.compareTo(first) >= 0; n = n.subtract(BigDecimal.ONE)) {
            ticks.add(n.multiply(step));
        }
        return List.copyOf(ticks);
    }

    int intervals() {
        return ticks.size() - 1;
    }

    /** Where a value lies: 0 at the top, 1 at the bottom. */
    double fraction(double value) {
        // halves, for the whole range may be more than a double holds
        double high = ticks.get(0).doubleValue() / 2;
        double low = ticks.get(ticks.size() - 1).doubleValue() / 2;
        return (high - value / 2) / (high - low);
    }
}
