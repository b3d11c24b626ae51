package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The past of a simulated fleet, as blocks that a real Prometheus finds when it starts: what it would have had to scrape for
 * hours.
 *
 * @param from the first moment
 * @param to the last moment
 * @param step between the samples of a series, at least its scrape interval
 * @param names which series, by name
 * @param which of these series, by their labels
 * @param addresses the label {@code instance} of each target: that by which it will be scraped from then on
 */
public record FleetHistory(
        Fleet fleet,
        Instant from,
        Instant to,
        Duration step,
        Predicate<String> names,
        Predicate<Labels> which,
        Function<FleetTarget, String> addresses) {
    /** As long as Prometheus makes them itself, where it is not told otherwise. */
    private static final Duration BLOCK = Duration.ofHours(2);

    /** All series of these names. */
    public FleetHistory(
            Fleet fleet,
            Instant from,
            Instant to,
            Duration step,
            Predicate<String> names,
            Function<FleetTarget, String> addresses) {
        this(fleet, from, to, step, names, labels -> true, addresses);
    }

    /** Puts it into the folder that a {@link RealPrometheus} is started on. Needs promtool. */
    public void fill(RealPrograms programs, Path folder) {
        fill(programs, folder, List.of(this), BLOCK);
    }

    /**
     * The same of several that do not overlap, the earliest first.
     *
     * @param longest no block is longer; promtool reads everything once for each block
     */
    static void fill(RealPrograms programs, Path folder, List<FleetHistory> histories, Duration longest) {
        try {
            Path file = Files.createTempFile(folder, "history", ".txt");
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                for (FleetHistory history : histories) {
                    history.write(out);
                }
                out.write("# EOF\n");
            }
            RealPrograms.Outcome outcome = programs.run(
                    "",
                    "promtool",
                    "tsdb",
                    "create-blocks-from",
                    "openmetrics",
                    "--max-block-duration=" + longest.toHours() + "h",
                    file.toString(),
                    folder.resolve("data").toString());
            Files.delete(file);
            if (outcome.exitCode() != 0) {
                throw new AssertionError(outcome.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(BufferedWriter out) throws IOException {
        for (FleetTarget target : fleet.targets()) {
            for (FleetSeries series : target.series(names)) {
                if (which.test(series.labels())) {
                    write(target, series, out);
                }
            }
        }
    }

    private void write(FleetTarget target, FleetSeries series, BufferedWriter out) throws IOException {
        StringJoiner labels = new StringJoiner(",", "{", "}");
        series.labels()
                .withoutMetric()
                .with("instance", addresses.apply(target))
                .forEach((name, value) -> labels.add(name + "=" + Labels.quote(value)));
        String name = series.labels().metric() + labels;
        Samples samples = target.samples(series, from.toEpochMilli(), to.toEpochMilli());
        int every = (int) Math.max(1, step.toMillis() / target.job().intervalMillis());
        for (int i = Math.floorMod(samples.size() - 1, every); i < samples.size(); i += every) {
            double value = samples.value(i);
            if (!Double.isNaN(value)) { // a series that ended is marked by one
                out.append(name)
                        .append(' ')
                        .append(Numbers.format(value))
                        .append(' ')
                        .append(BigDecimal.valueOf(samples.millis(i), 3).toPlainString())
                        .append('\n');
            }
        }
    }
}
