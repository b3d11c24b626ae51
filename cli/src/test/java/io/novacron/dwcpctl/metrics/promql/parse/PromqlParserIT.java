package io.novacron.dwcpctl.metrics.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parser beside the one of a real Prometheus 3. */
class PromqlParserIT {
    private static final String CONFIGURATION = "scrape_configs: []";

    /** What Prometheus's own printer loses or changes the meaning of: see {@link PromqlPrinter}. */
    private static final List<String> LOST = List.of("ignoring() group_right", "x.y", "Inf", "'without'");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void theRecordedAnswersAreThoseOfTheServer() throws IOException, InterruptedException {
        try (RealPrometheus prometheus = RealPrometheus.start(RealPrograms.THREE, folder, CONFIGURATION)) {
            for (Recorded recorded : Recorded.refused()) {
                assertThat(said(prometheus, "parse_query", recorded.expression()))
                        .as(recorded.expression())
                        .isEqualTo(recorded.answer());
            }
            for (Recorded recorded : Recorded.accepted()) {
                assertThat(said(prometheus, "format_query", recorded.expression()))
                        .as(recorded.expression())
                        .isEqualTo(recorded.answer());
            }
        }
    }

    @Test
    void generatedExpressionsWholeAndDamagedAreReadAlike() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        try (RealPrometheus prometheus = RealPrometheus.start(
                RealPrograms.THREE, folder, CONFIGURATION, "--enable-feature=promql-experimental-functions")) {
            for (long seed : GeneratedExpressions.seeds()) {
                GeneratedExpressions generated = new GeneratedExpressions(seed);
                Random random = new Random(seed);
                for (int i = 0; i < 250; i++) {
                    String text = generated.any();
                    compare(prometheus, text, differences);
                    compare(prometheus, damage(text, random), differences);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private void compare(RealPrometheus prometheus, String text, List<String> differences)
            throws IOException, InterruptedException {
        if (text.isEmpty() || LOST.stream().anyMatch(text::contains)) {
            return;
        }
        String theirs = said(prometheus, "format_query", text);
        String ours = ours(text);
        // it breaks lines where they grow long, and has no name for the @ operator
        if (!theirs.contains("<Item ") && !ours.equals(theirs) && !ours.equals(ours(theirs))) {
            differences.add(text + "\n  Prometheus: " + theirs + "\n  here:       " + ours + "\n");
        }
    }

    private static String ours(String text) {
        try {
            return PromqlPrinter.print(PromqlParser.parse(text));
        } catch (PromqlParseException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Takes a part away, doubles one, or puts in what does not belong there. */
    private static String damage(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(3));
        String[] strangers = {
            ")",
            "(",
            "]",
            "[",
            "{",
            "}",
            ",",
            " by ",
            " on ",
            "@",
            " offset ",
            "5m",
            " and ",
            "\"",
            "x",
            "=",
            "#",
            " bool "
        };
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + strangers[random.nextInt(strangers.length)] + text.substring(from);
        };
    }

    private String said(RealPrometheus prometheus, String endpoint, String expression)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prometheus.url() + "/api/v1/" + endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .build();
        JsonNode answer = new ObjectMapper()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
        return answer.path("status").asText().equals("success")
                ? answer.path("data").asText()
                : answer.path("error").asText().replace("invalid parameter \"query\": ", "");
    }
}
