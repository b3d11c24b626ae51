package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Chart;
import java.util.List;

final class ChartLayout {
    private final Chart chart;

    ChartLayout(Chart chart, Appearance appearance) {
        this.chart = chart;
    }

    List<String> lines() {
        return List.of(chart.title());
    }
}
