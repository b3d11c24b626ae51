package io.novacron.dwcpctl.face.output;

import java.util.Arrays;
import java.util.List;

/** A series' course in a few characters, from its lowest to its highest value; a gap where there is no number. */
public final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = ".:-=+*%#";

    private Sparkline() {}

    /**
     * At most so many characters; of more values, the highest of neighbours counts.
     *
     * @param columns 1 or more
     */
    public static String of(List<Double> values, int columns, boolean unicode) {
        if (values.isEmpty()) {
            return "";
        }
        int width = Math.min(columns, values.size());
        double[] highest = new double[width];
        Arrays.fill(highest, Double.NaN);
        for (int i = 0; i < values.size(); i++) {
            int at = (int) ((long) i * width / values.size());
            double value = values.get(i);
            if (Double.isFinite(value) && !(highest[at] >= value)) {
                highest[at] = value;
            }
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : highest) {
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        String marks = unicode ? BARS : ASCII;
        StringBuilder text = new StringBuilder();
        for (double value : highest) {
            if (Double.isNaN(value)) {
                text.append(' ');
            } else {
                double share = high > low ? (value - low) / (high - low) : 0;
                text.append(marks.charAt((int) Math.round(share * (marks.length() - 1))));
            }
        }
        return text.toString();
    }
}
