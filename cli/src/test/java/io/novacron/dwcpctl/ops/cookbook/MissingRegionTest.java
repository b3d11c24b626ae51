package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A region that says nothing is not fine because another one is. */
final class MissingRegionTest {
    private static final Set<String> BOTH = Set.of("eu-west", "us-east");

    private static Answer latency(String... regions) {
        CookbookQuery query = new Cookbook(new Library(new ShippedFiles(), null)).get("latency-p99");
        String promql = query.resolve(Map.of());
        List<Value.Point> points = Stream.of(regions)
                .map(region -> new Value.Point(Labels.of("region", region), new Sample(0, 0.3)))
                .toList();
        Provenance provenance =
                new Provenance(promql, "test", Instant.EPOCH, null, List.of(), List.of(), Duration.ZERO);
        return new Answer(new Question(query, promql), new Reading(new Value.Vector(points), provenance), null);
    }

    @Test
    void passes_where_every_region_passes() {
        Answer answer = latency("eu-west", "us-east").among(BOTH);

        assertThat(answer.missing()).isEmpty();
        assertThat(answer.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void is_not_known_where_one_of_them_says_nothing() {
        Answer answer = latency("eu-west").among(BOTH);

        assertThat(answer.missing()).containsExactly("us-east");
        assertThat(answer.verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void is_as_it_was_where_it_is_not_by_region() {
        assertThat(latency("").among(BOTH).verdict()).isEqualTo(Verdict.PASS);
    }
}
