package io.novacron.dwcpctl.ops.report.statistic;

import java.util.List;
import java.util.Optional;

/** How alike two courses are. */
public final class Correlation {
    private static final int LEAST = 3;

    private Correlation() {}

    /**
     * Pearson's product-moment coefficient of the pairs that are finite on both sides, from -1 to 1; empty for fewer than
     * three, or where one side does not vary.
     */
    public static Optional<Double> of(List<Double> one, List<Double> other) {
        int n = 0;
        double meanOne = 0;
        double meanOther = 0;
        double squaresOne = 0;
        double squaresOther = 0;
        double products = 0;
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (Double.isFinite(one.get(i)) && Double.isFinite(other.get(i))) {
                n++;
                double apartOne = one.get(i) - meanOne;
                double apartOther = other.get(i) - meanOther;
                meanOne += apartOne / n;
                meanOther += apartOther / n;
                squaresOne += apartOne * (one.get(i) - meanOne);
                squaresOther += apartOther * (other.get(i) - meanOther);
                products += apartOne * (other.get(i) - meanOther);
            }
        }
        return n < LEAST || squaresOne == 0 || squaresOther == 0
                ? Optional.empty()
                : Optional.of(products / Math.sqrt(squaresOne * squaresOther));
    }
}
