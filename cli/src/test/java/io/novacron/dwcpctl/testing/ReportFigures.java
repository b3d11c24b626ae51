package io.novacron.dwcpctl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every figure that the contract names for the report, and how each is to be found in it. */
public final class ReportFigures {
    private ReportFigures() {}

    /** Fails unless all are in a report in markdown of the fleet in which several things are wrong at once. */
    public static void assertAllIn(String report) {
        List<List<String>> figures = figures();
        for (List<String> figure : figures) {
            int section = report.indexOf("\n## " + figure.get(0));
            assertThat(section).as(figure.toString()).isPositive();
            int next = report.indexOf("\n## ", section + 1);
            assertThat(report.substring(section, next < 0 ? report.length() : next))
                    .as(figure.toString())
                    .containsPattern("(?m)" + figure.get(2));
        }
        assertThat(figures).hasSizeGreaterThan(80);
    }

    private static List<List<String>> figures() {
        try (InputStream list = ReportFigures.class.getResourceAsStream("report-figures.tsv")) {
            assertThat(list).isNotNull();
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
