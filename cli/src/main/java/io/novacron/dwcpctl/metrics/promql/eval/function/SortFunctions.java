package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.number.NaturalOrder;
import io.novacron.dwcpctl.metrics.promql.eval.number.ValueOrder;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Functions of the order of an instant vector. Over several steps there is no order to keep: they change nothing. */
final class SortFunctions {
    private SortFunctions() {}

    static void addTo(Map<String, VectorFunction> table) {
        table.put("sort", a -> byValue(a, ValueOrder.ASCENDING));
        table.put("sort_desc", a -> byValue(a, ValueOrder.DESCENDING));
        table.put("sort_by_label", a -> byLabel(a, false));
        table.put("sort_by_label_desc", a -> byLabel(a, true));
    }

    private static StepMatrix byValue(Arguments a, ValueOrder order) {
        StepMatrix vector = a.vector(0);
        if (a.steps().count() != 1) {
            return vector;
        }
        List<StepSeries> series = vector.series();
        int[] positions = new int[series.size()];
        double[] values = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
            values[i] = series.get(i).values()[0];
        }
        order.sort(positions, values);
        List<StepSeries> sorted = new ArrayList<>();
        for (int position : positions) {
            sorted.add(series.get(position));
        }
        return new StepMatrix(sorted);
    }

    private static StepMatrix byLabel(Arguments a, boolean descending) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < a.count(); i++) {
            names.add(a.text(i));
        }
        StepMatrix vector = a.vector(0);
        if (a.steps().count() != 1) {
            return vector;
        }
        Comparator<StepSeries> order = (left, right) -> compare(left, right, names);
        List<StepSeries> sorted = new ArrayList<>(vector.series());
        sorted.sort(descending ? order.reversed() : order);
        return new StepMatrix(sorted);
    }

    private static int compare(StepSeries left, StepSeries right, List<String> names) {
        for (String name : names) {
            String l = left.labels().get(name);
            String r = right.labels().get(name);
            if (!l.equals(r)) {
                boolean before = NaturalOrder.isBefore(l, r);
                // 1 and 01 each come before the other: Go's sort bears that, Java's throws
                return before && NaturalOrder.isBefore(r, l) ? l.compareTo(r) : before ? -1 : 1;
            }
        }
        return left.labels().compareTo(right.labels());
    }
}
