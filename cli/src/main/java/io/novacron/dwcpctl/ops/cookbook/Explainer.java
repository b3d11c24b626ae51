package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.nodata.NoData;
import io.novacron.dwcpctl.ops.nodata.WhyNoData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds to answers without data, with old data, or without a region why that is so; asks nothing about the others. */
public final class Explainer {
    private final WhyNoData why;

    public Explainer(WhyNoData why) {
        this.why = why;
    }

    /**
     * The same answers, explained where there is anything to explain.
     *
     * @param at the moment asked about, or the range's last
     * @param range its length; zero for a single moment
     */
    public List<Answer> explained(List<Answer> answers, Instant at, Duration range) {
        return answers.stream()
                .map(answer -> answer.because(causes(answer, at, range)))
                .toList();
    }

    private List<NoData> causes(Answer answer, Instant at, Duration range) {
        CliException failure = answer.failure();
        if (failure != null) {
            return WhyNoData.of(failure).stream().toList();
        }
        Reading reading = answer.reading();
        List<NoData> causes = new ArrayList<>();
        String promql = answer.question().promql();
        boolean old = answer.isOlderThan(WhyNoData.FRESH);
        if (reading != null && (old || !answer.hasNumbers())) {
            why.of(promql, at, range, reading.value(), old).ifPresent(causes::add);
        }
        for (String region : answer.missing()) {
            why.of(promql, at, range, region).ifPresent(causes::add);
        }
        return causes;
    }
}
