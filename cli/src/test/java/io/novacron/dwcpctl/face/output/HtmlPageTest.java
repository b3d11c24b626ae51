package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.novacron.dwcpctl.testing.RunningApp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page as text: what it is made of, and whether its colours can be read. How it is laid out, {@code PagesIT} sees. */
final class HtmlPageTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9]+): #([0-9a-f]{6})");

    @TempDir
    Path home;

    private String page() {
        return new RunningApp()
                .home(home)
                .run("--context", "demo", "report", "--section", "latency", "-o", "html")
                .out();
    }

    @Test
    void it_fetches_nothing_runs_nothing_and_what_is_wide_scrolls_by_itself() {
        String page = page();

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("name=\"viewport\"", "<td class=\"course\">")
                .doesNotContain("<script", "http:", "https:", "url(", "@import", " src=", " onload=", "<link");
        assertThat(count(page, "<table>")).isPositive().isEqualTo(count(page, "<div class=\"table\"><table>"));
        assertThat(count(page, "<svg ")).isPositive().isEqualTo(count(page, "<div class=\"chart\"><svg "));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** WCAG 2.2, 1.4.3: text at least 4.5 to 1; 1.4.11: lines of a chart at least 3 to 1. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void its_colours_can_be_read(String scheme) {
        String page = page();
        int dark = page.indexOf("prefers-color-scheme: dark");
        int end = page.indexOf("body {");
        Map<String, String> colours = new HashMap<>();
        Matcher found = COLOUR.matcher(scheme.equals("light") ? page.substring(0, dark) : page.substring(dark, end));
        while (found.find()) {
            colours.put(found.group(1), found.group(2));
        }

        for (String ground : List.of("back", "band")) {
            for (String text : List.of("text", "dim", "good", "warn", "bad", "unknown")) {
                assertThat(contrast(colours, text, ground))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        for (String line : List.of("c1", "c2", "c3", "c4", "c5", "c6", "bad")) {
            assertThat(contrast(colours, line, "back")).as(line).isGreaterThanOrEqualTo(3);
        }
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        double a = luminance(colours.getOrDefault(one, "000000")) + 0.05;
        double b = luminance(colours.getOrDefault(other, "000000")) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < weights.length; i++) {
            double value = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
