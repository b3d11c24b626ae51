package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.List;

/**
 * {@code limit_ratio}: a share of the series, the same ones each time, by the hash of their labels. A negative ratio
 * takes exactly those that its complement leaves.
 */
final class RatioSelection extends Selection {
    private final double[] ratios;

    RatioSelection(double[] ratios) {
        this.ratios = ratios;
    }

    @Override
    int choose(List<StepSeries> group, int step, int[] chosen) {
        double ratio = ratios[step];
        int size = 0;
        for (int i = 0; i < group.size() && ratio != 0; i++) {
            if (hasValue(group, i, step)) {
                double offset = LabelHash.offset(group.get(i).labels());
                if ((ratio >= 0 && offset < ratio) || (ratio < 0 && offset >= 1.0 + ratio)) {
                    chosen[size++] = i;
                }
            }
        }
        return size;
    }
}
