package io.novacron.dwcpctl.metrics.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.series.Labels;
import org.junit.jupiter.api.Test;

class ExpositionWriterTest {
    @Test
    void writesFamiliesAndSamples() {
        StringBuilder text = new StringBuilder();
        new ExpositionWriter(text)
                .family("a_seconds", MetricType.HISTOGRAM, "How long.")
                .sample(Labels.of("__name__", "a_seconds_bucket", "zone", "z", "le", "0.1"), 2)
                .sample(Labels.of("__name__", "a_seconds_bucket", "le", "+Inf"), 1e15)
                .sample(Labels.of("__name__", "a_seconds_sum"), 0.00012)
                .family("b", MetricType.GAUGE, "Now.")
                .sample(Labels.of("__name__", "b"), Double.NaN)
                .sample(Labels.of("__name__", "b", "x", "1"), Double.NEGATIVE_INFINITY);
        assertThat(text).hasToString("""
                        # HELP a_seconds How long.
                        # TYPE a_seconds histogram
                        a_seconds_bucket{zone="z",le="0.1"} 2
                        a_seconds_bucket{le="+Inf"} 1000000000000000
                        a_seconds_sum 0.00012
                        # HELP b Now.
                        # TYPE b gauge
                        b NaN
                        b{x="1"} -Inf
                        """);
    }

    @Test
    void escapesWhatWouldEndALineOrAString() {
        StringBuilder text = new StringBuilder();
        new ExpositionWriter(text)
                .family("a_total", MetricType.COUNTER, "A \"word\",\na \\ line.")
                .sample(Labels.of("__name__", "a_total", "p", "C:\\x \"y\"\nz"), 1);
        assertThat(text).hasToString("""
                        # HELP a_total A "word",\\na \\\\ line.
                        # TYPE a_total counter
                        a_total{p="C:\\\\x \\"y\\"\\nz"} 1
                        """);
    }
}
