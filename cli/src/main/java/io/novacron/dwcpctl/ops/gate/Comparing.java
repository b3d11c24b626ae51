package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.compare.Contrast;
import io.novacron.dwcpctl.ops.compare.Effect;
import io.novacron.dwcpctl.ops.compare.MetricJudge;
import io.novacron.dwcpctl.ops.compare.Stratum;
import io.novacron.dwcpctl.ops.evidence.Failure;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one replica sees a criterion that compares. */
final class Comparing {
    private final Compared compared;
    private final MetricJudge judge;
    private @Nullable Map<String, Contrast> contrasts;

    Comparing(Compared compared, Inquiry inquiry, String replica, Map<Question, Reply> replies) {
        this.compared = compared;
        this.judge = new MetricJudge(compared.metric(), compared.span(inquiry), replica, replies);
    }

    @Nullable
    Failure failure() {
        return judge.failure();
    }

    Duration took() {
        return judge.took();
    }

    Set<String> regions() {
        return contrasts().keySet();
    }

    /** @param blank what is known of the region beside */
    Finding find(Finding blank) {
        Contrast contrast = contrasts().get(blank.region());
        if (contrast == null) {
            return blank.with(blank.verdict(), "no data");
        }
        Stratum worst = contrast.worst();
        Effect effect = worst == null ? null : worst.effect();
        Finding found = new Finding(
                blank.region(),
                contrast.verdict(),
                effect == null ? null : (Double) effect.change(),
                blank.age(),
                worst == null ? null : count(worst),
                compared.since(),
                blank.replica(),
                contrast.reason());
        return worst == null ? found : found.with(found.verdict(), told(worst));
    }

    private Map<String, Contrast> contrasts() {
        if (contrasts == null) {
            contrasts = judge.contrasts(List.of());
        }
        return contrasts;
    }

    private static @Nullable Double count(Stratum stratum) {
        double count = Math.min(stratum.baseline().count(), stratum.candidate().count());
        return Double.isNaN(count) ? null : (Double) count;
    }

    private String told(Stratum stratum) {
        String where = MetricJudge.text(stratum.labels());
        Effect effect = stratum.effect();
        String interval = effect == null
                ? ""
                : "change " + percent(effect.low()) + " to " + percent(effect.high()) + " with "
                        + Numbers.format(compared.metric().method().confidence() * 100) + " % confidence";
        String reason = stratum.reason().isEmpty() || interval.isEmpty() ? stratum.reason() : ", " + stratum.reason();
        return (where.isEmpty() ? "" : where + ": ") + interval + reason;
    }

    private static String percent(double share) {
        return Double.isInfinite(share) ? Numbers.format(share) : String.format(Locale.ROOT, "%+.1f %%", share * 100);
    }
}
