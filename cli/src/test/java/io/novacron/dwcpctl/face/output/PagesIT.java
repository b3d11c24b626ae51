package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of {@code -o html} as a browser lays them out: nothing hangs over, nothing is fetched, nothing runs. */
final class PagesIT {
    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/google-chrome");

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--scenario latency-spike report",
                "--scenario latency-spike gonogo",
                "health",
                "triage",
                "compare",
                "query list",
                "latency --since 1h --chart"
            })
    void a_page_fits_a_telephone_and_needs_nothing_else(String line) throws Exception {
        String browser = BROWSERS.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
        assumeTrue(!browser.isEmpty(), "no Chromium here (Debian: apt-get install chromium)");
        Outcome outcome = new RunningApp().home(home).run(("--context demo " + line + " -o html").split(" "));
        Files.writeString(home.resolve("page.html"), outcome.out());

        String seen = laidOut(browser);

        // width of the window, width of what is in it; scripts; what was fetched; the narrowest chart, legible at 700
        // pixels
        assertThat(seen).as(outcome.err()).matches("360 360 0 0 (?:none|7[0-9]{2}|[89][0-9]{2})");
    }

    /** The page in a frame as wide as a telephone, measured by a page around it. */
    private String laidOut(String browser) throws IOException, InterruptedException {
        Files.writeString(home.resolve("around.html"), """
                <!DOCTYPE html><title>-</title><body>
                <iframe src="page.html" style="border: 0; width: 360px; height: 800px"></iframe>
                <script>
                window.onload = () => {
                  const page = document.querySelector("iframe").contentWindow, root = page.document.documentElement;
                  const charts = [...page.document.querySelectorAll("svg")].map(c => c.getBoundingClientRect().width);
                  document.body.textContent = ["SEEN", root.clientWidth, root.scrollWidth, page.document.scripts.length,
                    page.performance.getEntriesByType("resource").length,
                    charts.length ? Math.round(Math.min(...charts)) : "none"].join(" ") + ".";
                };
                </script>
                """);
        Path said = home.resolve("said");
        Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--allow-file-access-from-files",
                        "--user-data-dir=" + home.resolve("profile"),
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        home.resolve("around.html").toUri().toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the browser ends")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String dom = Files.readString(said, StandardCharsets.UTF_8);
        int at = dom.indexOf("SEEN ");
        return at < 0 ? dom : dom.substring(at + "SEEN ".length(), dom.indexOf('.', at));
    }
}
