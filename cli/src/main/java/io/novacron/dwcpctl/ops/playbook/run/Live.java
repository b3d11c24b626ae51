package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.util.List;

/**
 * A number beside a step, as it is now: of several series the worst.
 *
 * @param query the id in the cookbook
 * @param title what is measured
 * @param value NaN where there is none
 * @param series which one it is, by its labels; empty where there is only one without labels
 * @param count how many series there are
 * @param threshold what it was judged by; empty where nothing judges it
 * @param failure why there is no value; empty where there is one
 * @param promql as it was asked
 * @param source who answered; empty where nobody did
 * @param all every series with its value, a line each
 * @param history the value's course over the last half hour, oldest first, NaN where there was none; empty where it was not asked
 */
public record Live(
        String query,
        String title,
        Unit unit,
        Verdict verdict,
        double value,
        String series,
        int count,
        String threshold,
        String failure,
        String promql,
        String source,
        List<String> all,
        List<Double> history) {
    public Live {
        all = List.copyOf(all);
        history = List.copyOf(history);
    }
}
