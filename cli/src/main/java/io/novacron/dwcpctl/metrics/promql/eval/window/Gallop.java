package io.novacron.dwcpctl.metrics.promql.eval.window;

import io.novacron.dwcpctl.metrics.series.Samples;

/** Search onwards from where the last one ended: cheap for small steps and for great ones. */
final class Gallop {
    private Gallop() {}

    /** The first sample later than {@code millis}, at {@code from} or after it; all before {@code from} are not later. */
    static int firstAfter(Samples samples, int from, long millis) {
        int size = samples.size();
        int low = from;
        int high = from;
        int stride = 1;
        while (high < size && samples.millis(high) <= millis) {
            low = high + 1;
            high += stride;
            stride *= 2;
        }
        high = Math.min(high, size);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.millis(middle) <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
