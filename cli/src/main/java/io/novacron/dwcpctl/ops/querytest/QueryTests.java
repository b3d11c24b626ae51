package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Runs test files: {@code *.test} as Prometheus's scripts, {@code *.yml} and {@code *.yaml} as promtool's unit tests. */
public final class QueryTests {
    private static final String SCRIPT = ".test";

    private final Path directory;
    private final LongSupplier nanos;
    private final BooleanSupplier cancelled;

    /**
     * @param directory against which relative names are resolved
     * @param nanos a clock to measure with
     * @param cancelled asked often; once true the run ends
     */
    public QueryTests(Path directory, LongSupplier nanos, BooleanSupplier cancelled) {
        this.directory = directory;
        this.nanos = nanos;
        this.cancelled = cancelled;
    }

    /**
     * The test files that a name means: itself, or where it is a directory the test files right in it, in order of their
     * names.
     *
     * @throws CliException with code 65 if it is a directory without any
     */
    public List<String> files(String name) {
        Path path = path(name);
        if (!Files.isDirectory(path)) {
            return List.of(name);
        }
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String file = entry.getFileName().toString();
                if (isTest(file) && !Files.isDirectory(entry)) {
                    files.add(Path.of(name).resolve(file).toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT, name + ": cannot be listed: " + e.getMessage(), "Make it readable.", e);
        }
        if (files.isEmpty()) {
            throw CliException.badInput(
                    name + ": no test files in this directory",
                    "Scripts end in .test, unit tests of rules in .yml or .yaml; directories below it are left out.");
        }
        files.sort(null);
        return files;
    }

    private Path path(String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new CliException(ExitCode.BAD_INPUT, "no file can have this name: " + name, "Check the path.", e);
        }
    }

    private static boolean isTest(String file) {
        return file.endsWith(SCRIPT) || file.endsWith(".yml") || file.endsWith(".yaml");
    }

    /**
     * Runs one file to its end. One that cannot be read is reported, not thrown.
     *
     * @throws CliException with code 64 if its name says nothing of its kind
     */
    public TestReport run(String file) {
        boolean script = file.endsWith(SCRIPT);
        if (!isTest(file)) {
            throw CliException.usage(
                    "no test file: " + file, "Scripts end in .test, unit tests of rules in .yml or .yaml.");
        }
        long start = nanos.getAsLong();
        List<TestResult> results = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        CliException unreadable = null;
        try {
            Path path = path(file);
            String text = TextFiles.read("test", path);
            results.addAll(
                    script
                            ? new ScriptTests(cancelled).run(file, text)
                            : new UnitTests(path, cancelled, warnings::add).run(file, text));
        } catch (CliException e) {
            unreadable = e;
        }
        return new TestReport(file, results, warnings, unreadable, Duration.ofNanos(nanos.getAsLong() - start));
    }
}
