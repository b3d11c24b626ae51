package io.novacron.dwcpctl.ops.report.section;

import java.util.List;

/** All chapters whose content is asked for; recommendations and the appendix follow from them. */
public final class Chapters {
    private Chapters() {}

    /** In the order of the report. */
    public static List<Chapter> all() {
        return List.of(
                new SummaryChapter(),
                new LatencyChapter(),
                new ThroughputChapter(),
                new ErrorsChapter(),
                new ComponentsChapter(),
                new SlaChapter(),
                new AnomaliesChapter(),
                new ResourcesChapter(),
                new RolloutChapter(),
                new CompareChapter(),
                new HourChapter());
    }
}
