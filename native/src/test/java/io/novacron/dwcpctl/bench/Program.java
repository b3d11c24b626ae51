package io.novacron.dwcpctl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The native program with a home of its own, and what it asks.
 *
 * @param root the directory of the whole project
 * @param work where it is at home, and scripts lie
 */
record Program(Path root, Path work, String url) {
    /** A Prometheus with what was filled into a folder, from however long ago. */
    static RealPrometheus serve(Path folder) {
        return RealPrometheus.start(
                RealPrograms.INSTALLED, folder, "scrape_configs: []\n", "--storage.tsdb.retention.time=100y");
    }

    Command command(String... arguments) {
        List<String> line =
                new ArrayList<>(List.of(root.resolve("native/target/dwcpctl").toString()));
        line.addAll(List.of(arguments));
        return new Command(
                line,
                Map.of(
                        "DWCPCTL_PROMETHEUS_URL",
                        url,
                        "HOME",
                        work.toString(),
                        "XDG_STATE_HOME",
                        work.resolve("state").toString()));
    }

    /** What it prints, read as JSON. */
    JsonNode json(String... arguments) throws IOException, InterruptedException {
        Command command = command(arguments);
        ProcessBuilder builder = new ProcessBuilder(command.line()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        byte[] text = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(command.line() + " ended with " + code);
        }
        return new JsonMapper().readTree(text);
    }

    /** promtool for each question, one after another. */
    Command promtool(Server server, List<Server.Question> questions) throws IOException {
        String promtool = RealPrograms.INSTALLED.require("promtool").toString();
        Path script = Files.writeString(work.resolve("each.sh"), server.script(promtool, questions));
        return new Command(List.of("sh", script.toString()), Map.of());
    }
}
