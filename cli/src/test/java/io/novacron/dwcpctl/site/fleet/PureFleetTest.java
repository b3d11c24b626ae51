package io.novacron.dwcpctl.site.fleet;

import static io.novacron.dwcpctl.site.fleet.FleetReading.BEGINNING;
import static io.novacron.dwcpctl.site.fleet.FleetReading.DAY;
import static io.novacron.dwcpctl.site.fleet.FleetReading.HOUR;
import static io.novacron.dwcpctl.site.fleet.FleetReading.LOG;
import static io.novacron.dwcpctl.site.fleet.FleetReading.MINUTE;
import static io.novacron.dwcpctl.site.fleet.FleetReading.instant;
import static io.novacron.dwcpctl.site.fleet.FleetReading.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.exposition.MetricType;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.event.Selector;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.metric.MetricFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every fleet, whatever happened to it. */
class PureFleetTest {
    /** Events of every kind at random times, some overlapping, some cleared, some ending by themselves. */
    private static FleetLog turbulent(long seed) {
        Random random = new Random(seed);
        List<FleetEvent> events = new ArrayList<>();
        Scenario[] scenarios = Scenario.values();
        for (int i = 0; i < 25; i++) {
            long at = LOG + random.nextInt((int) (6 * HOUR)) - HOUR;
            Set<String> regions = Set.of(Fleet.REGIONS.get(random.nextInt(2)));
            List<Fault> faults = new ArrayList<>(scenarios[random.nextInt(scenarios.length)].faults());
            if (i % 5 == 0) {
                faults.add(new Fault.MetricOverridden(
                        new Selector("dwcp_v3_errors_total", Map.of("component", "hde")), random.nextInt(50)));
            }
            if (i % 7 == 0) {
                faults.add(new Fault.Down(random.nextBoolean() ? Job.APPLICATION : Job.V1));
            }
            events.add(new FleetEvent.FaultStarted(
                    "f" + i,
                    instant(at),
                    "random",
                    regions,
                    faults,
                    random.nextBoolean() ? minutes(1 + random.nextInt(60)) : null));
            if (random.nextBoolean()) {
                events.add(new FleetEvent.FaultCleared("f" + i, instant(at + random.nextInt((int) HOUR))));
            }
        }
        events.add(new FleetEvent.TrafficShifted(instant(LOG + 3 * HOUR), Set.of("eu-west"), 0));
        events.add(new FleetEvent.TrafficShifted(instant(LOG + 4 * HOUR), Set.of("eu-west"), 0.5));
        return new FleetLog(seed, BEGINNING, events);
    }

    @Test
    void twoFleetsOfOneLogAgreeToTheLastBit() {
        Fleet first = Fleet.of(turbulent(5));
        Fleet second = Fleet.of(turbulent(5));
        Random random = new Random(1);
        for (int t = 0; t < first.targets().size(); t++) {
            FleetTarget target = first.targets().get(t);
            FleetTarget other = second.targets().get(t);
            for (int i = 0; i < 5; i++) {
                long at = LOG - DAY + random.nextInt((int) (2 * DAY));
                assertThat(target.exposition(at)).isEqualTo(other.exposition(at));
            }
        }
    }

    @Test
    void anotherSeedIsAnotherFleet() {
        assertThat(FleetReading.of(1).target(Job.AMST, "eu-west").exposition(LOG))
                .isNotEqualTo(FleetReading.of(2).target(Job.AMST, "eu-west").exposition(LOG));
    }

    @Test
    void whatHappensLaterDoesNotChangeThePast() {
        FleetReading calm = FleetReading.of(5);
        FleetReading later = FleetReading.of(
                5,
                new FleetEvent.FaultStarted(
                        "f", BEGINNING, "x", Set.of("eu-west"), Scenario.MULTI_ANOMALY.faults(), null));
        for (Job job : List.of(Job.APPLICATION, Job.AMST, Job.V1)) {
            assertThat(later.target(job, "eu-west").exposition(LOG - 1))
                    .isEqualTo(calm.target(job, "eu-west").exposition(LOG - 1));
            assertThat(later.target(job, "us-east").exposition(LOG + HOUR))
                    .isEqualTo(calm.target(job, "us-east").exposition(LOG + HOUR));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countersOnlyGrowAndBucketsNeverCross(long seed) {
        Fleet fleet = Fleet.of(turbulent(seed));
        Random random = new Random(seed);
        List<FleetSeries> counters = fleet.targets().stream()
                .flatMap(t -> t.families().stream())
                .filter(f -> f.type() != MetricType.GAUGE)
                .flatMap(f -> f.series().stream())
                .toList();
        long[] moments = random.longs(400, LOG - 2 * HOUR, LOG + 8 * HOUR).toArray();
        // the seams, to the millisecond
        long[] seams = fleet.log().events().stream()
                .flatMapToLong(
                        e -> LongStream.of(e.at().toEpochMilli() - 1, e.at().toEpochMilli(), e.at().toEpochMilli() + 1))
                .toArray();
        long[] all = LongStream.concat(Arrays.stream(moments), Arrays.stream(seams))
                .sorted()
                .toArray();
        for (FleetSeries counter : counters) {
            double last = 0;
            for (long at : all) {
                double value = counter.value().at(at);
                assertThat(value).as(counter.labels() + " at " + at).isGreaterThanOrEqualTo(last);
                last = value;
            }
        }
        List<MetricFamily> histograms = fleet.targets().stream()
                .flatMap(t -> t.families().stream())
                .filter(f -> f.type() == MetricType.HISTOGRAM)
                .toList();
        for (MetricFamily histogram : histograms) {
            long at = moments[random.nextInt(moments.length)];
            double below = 0;
            for (FleetSeries series : histogram.series()) {
                double value = series.value().at(at);
                String name = series.labels().metric();
                if (name.endsWith("_bucket")) {
                    assertThat(value).isGreaterThanOrEqualTo(below).isEqualTo(Math.rint(value));
                    below = value;
                } else if (name.endsWith("_count")) {
                    assertThat(value).isEqualTo(below);
                    below = 0;
                }
            }
        }
    }

    @Test
    void samplesAreTheFormulaAtTheScrapesAndEndWithAStalenessMarker() {
        long down = LOG + 10 * MINUTE;
        Fleet fleet = Fleet.of(new FleetLog(
                5,
                BEGINNING,
                List.of(new FleetEvent.FaultStarted(
                        "f", instant(down), "x", Set.of("eu-west"), Scenario.COMPONENT_DOWN.faults(), minutes(5)))));
        FleetTarget hde = fleet.target(Job.HDE, "eu-west");
        FleetSeries ratio = series(hde, "dwcp_v3_hde_compression_ratio");
        Samples samples = hde.samples(ratio, LOG, LOG + 20 * MINUTE);
        assertThat(samples.size()).isEqualTo(10 * 12 + 1 + 5 * 12);
        assertThat(samples.millis(0)).isBetween(LOG, LOG + 4999);
        assertThat(samples.value(0)).isEqualTo(ratio.value().at(samples.millis(0)));
        assertThat(samples.millis(120)).isBetween(down, down + 4999);
        assertThat(Double.doubleToRawLongBits(samples.value(120))).isEqualTo(0x7ff0000000000002L);
        long marker = samples.millis(120);
        assertThat(hde.samples(ratio, marker, marker).size()).isEqualTo(1);
        assertThat(hde.samples(ratio, marker + 1, marker + MINUTE).size()).isZero();
        assertThat(samples.millis(121)).isBetween(down + 5 * MINUTE, down + 5 * MINUTE + 4999);
        for (int i = 1; i < samples.size(); i++) {
            assertThat((samples.millis(i) - samples.millis(i - 1)) % 5000).isZero();
            assertThat(samples.firstAfter(samples.millis(i) - 1)).isEqualTo(i);
        }
        FleetSeries up = series(hde, "up");
        assertThat(hde.samples(up, down - 5000, down - 1).value(0)).isEqualTo(1);
        Samples outage = hde.samples(up, down, down + 5 * MINUTE - 1);
        assertThat(outage.size()).isEqualTo(60);
        assertThat(outage.value(0)).isZero();
        assertThat(outage.value(59)).isZero();
        assertThat(hde.samples(ratio, down + MINUTE, down + 2 * MINUTE).size()).isZero();
    }

    @Test
    void anOutageBetweenTwoScrapesIsNotSeen() {
        FleetTarget calm = FleetReading.of(5).target(Job.HDE, "eu-west");
        long scrape = calm.samples(series(calm, "up"), LOG, LOG + MINUTE).millis(0);
        FleetTarget hde = FleetReading.of(
                        5,
                        new FleetEvent.FaultStarted(
                                "f",
                                instant(scrape + 1),
                                "x",
                                Set.of("eu-west"),
                                Scenario.COMPONENT_DOWN.faults(),
                                Duration.ofSeconds(4)))
                .target(Job.HDE, "eu-west");
        Samples samples = hde.samples(series(hde, "dwcp_v3_hde_compression_ratio"), scrape, scrape + 20_000);
        assertThat(samples.size()).isEqualTo(5);
        for (int i = 0; i < 5; i++) {
            assertThat(samples.millis(i)).isEqualTo(scrape + 5000L * i);
            assertThat(samples.value(i)).isBetween(0.7, 0.9);
        }
    }

    @Test
    void aSpanOfAnyPositionHasTheSamplesOfTheWhole() {
        Fleet fleet = Fleet.of(turbulent(9));
        FleetTarget hde = fleet.target(Job.HDE, "us-east");
        FleetSeries series = series(hde, "dwcp_v3_hde_compression_ratio");
        Samples whole = hde.samples(series, LOG - HOUR, LOG + 7 * HOUR);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            long from = LOG - HOUR + random.nextInt((int) (8 * HOUR));
            long to = Math.min(LOG + 7 * HOUR, from + random.nextInt((int) HOUR));
            Samples part = hde.samples(series, from, to);
            int first = whole.firstAfter(from - 1);
            assertThat(part.size()).isEqualTo(Math.max(0, whole.firstAfter(to) - first));
            for (int k = 0; k < part.size(); k++) {
                assertThat(part.millis(k)).isEqualTo(whole.millis(first + k));
                assertThat(Double.doubleToRawLongBits(part.value(k)))
                        .isEqualTo(Double.doubleToRawLongBits(whole.value(first + k)));
            }
        }
    }

    /** The engine reads only the ends of a window where samples promise that what lies between cannot matter. */
    @Test
    void whatSamplesPromiseIsTrue() {
        Fleet fleet = Fleet.of(turbulent(4));
        int promised = 0;
        int marked = 0;
        for (FleetTarget target : fleet.targets()) {
            if (target.job() == Job.APPLICATION) {
                continue; // as the others, and ten times as much
            }
            for (FleetSeries series : target.series()) {
                Samples samples = target.samples(series, LOG - HOUR, LOG + 7 * HOUR);
                boolean stale = false;
                boolean fell = false;
                for (int i = 0; i < samples.size(); i++) {
                    stale |= Double.isNaN(samples.value(i));
                    fell |= i > 0 && samples.value(i) < samples.value(i - 1);
                }
                assertThat(samples.neverStale()).as(series.labels().toString()).isEqualTo(!stale);
                assertThat(samples.counterWithoutResets())
                        .as(series.labels().toString())
                        .isEqualTo(series.counter() && !stale);
                assertThat(samples.counterWithoutResets() && fell)
                        .as(series.labels().toString())
                        .isFalse();
                promised += samples.counterWithoutResets() ? 1 : 0;
                marked += stale ? 1 : 0;
            }
        }
        assertThat(promised).isGreaterThan(100);
        assertThat(marked).isGreaterThan(5);
    }

    @Test
    void thereIsNothingBeforeTheBeginning() {
        Fleet fleet = Fleet.of(new FleetLog(1, BEGINNING, List.of()));
        assertThat(fleet.beginning()).isEqualTo(LOG - 15 * DAY);
        FleetTarget target = fleet.target(Job.APPLICATION, "eu-west");
        FleetSeries up = series(target, "up");
        assertThat(target.samples(up, LOG - 20 * DAY, LOG - 15 * DAY - 1).size())
                .isZero();
        assertThat(target.samples(up, LOG - 20 * DAY, LOG).size()).isBetween(15 * 86_400, 15 * 86_400 + 1);
    }

    private static FleetSeries series(FleetTarget target, String metric) {
        return target.series().stream()
                .filter(s -> s.labels().metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
