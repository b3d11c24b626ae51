package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.ValueOrder;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.List;

/**
 * {@code limit_ratio}: a share of the series, the same ones each time, by the hash of their labels. A negative ratio
 * takes exactly those that its complement leaves. They come out as they lie in a heap.
 */
final class RatioSelection extends Selection {
    private final double[] ratios;

    RatioSelection(double[] ratios) {
        this.ratios = ratios;
    }

    @Override
    int choose(List<StepSeries> group, int step, int[] chosen) {
        double ratio = ratios[step];
        ValueHeap heap = new ValueHeap(ValueOrder.DESCENDING, chosen);
        for (int i = 0; i < group.size() && ratio != 0; i++) {
            if (hasValue(group, i, step)
                    && isIn(ratio, LabelHash.offset(group.get(i).labels()))) {
                heap.push(i, group.get(i).values()[step]);
            }
        }
        return heap.size();
    }

    private static boolean isIn(double ratio, double offset) {
        return ratio >= 0 ? offset < ratio : offset >= 1.0 + ratio;
    }
}
