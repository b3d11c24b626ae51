package io.novacron.dwcpctl.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RunningApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a file of unit tests.
 *
 * @param failed each check of alerts that failed, as {@code test: alert NAME at TIME}
 * @param output all that was said
 */
record Verdicts(Path file, boolean passed, Set<String> failed, String output) {
    private static final Pattern FAILED = Pattern.compile("(?m)^ +name: (.*),\\s+alertname: (\\w+), time: (\\w+), *$");
    private static final int AT_ONCE = 2;

    /** By promtool; two files at a time, in the order of the files. */
    static List<Verdicts> ofPromtool(RealPrograms programs, List<Path> files) {
        programs.require("promtool"); // here, where a test can still be skipped
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Verdicts>> running = new ArrayList<>();
            for (Path file : files) {
                running.add(threads.submit(() -> ofPromtool(programs, file)));
            }
            List<Verdicts> all = new ArrayList<>();
            for (Future<Verdicts> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Verdicts ofPromtool(RealPrograms programs, Path file) {
        RealPrograms.Outcome outcome = programs.run("", "promtool", "test", "rules", file.toString());
        Set<String> failed = new TreeSet<>();
        Matcher matcher = FAILED.matcher(outcome.output());
        while (matcher.find()) {
            failed.add(matcher.group(1) + ": alert " + matcher.group(2) + " at " + matcher.group(3));
        }
        return new Verdicts(file, outcome.exitCode() == 0, failed, outcome.output());
    }

    /** By {@code dwcpctl query test}, in the order of the files. */
    static List<Verdicts> ofQueryTest(List<Path> files) {
        return files.stream().map(Verdicts::ofQueryTest).toList();
    }

    private static Verdicts ofQueryTest(Path file) {
        RunningApp.Outcome outcome = new RunningApp()
                .run("query", "test", "-o", "json", file.toAbsolutePath().toString());
        Set<String> failed = new TreeSet<>();
        for (JsonNode test : json(outcome).path("data").path("tests")) {
            if (test.path("status").asText().equals("failed")) {
                failed.add(test.path("name").asText());
            }
        }
        return new Verdicts(file, outcome.code() == 0, failed, outcome.out() + outcome.err());
    }

    private static JsonNode json(RunningApp.Outcome outcome) {
        try {
            return new ObjectMapper().readTree(outcome.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(outcome.toString(), e);
        }
    }
}
