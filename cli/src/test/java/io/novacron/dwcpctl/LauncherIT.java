package io.novacron.dwcpctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program, started as people start it: by the shell script, from anywhere, in poor surroundings. */
@Timeout(120)
final class LauncherIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("dwcpctl.dist", "target/dwcpctl"));
    private static final String LAUNCHER =
            DISTRIBUTION.resolve("bin/dwcpctl").toAbsolutePath().toString();
    private static final String VERSION = "dwcpctl \\d+\\.\\d+\\.\\d+.*\\R";

    @TempDir
    Path directory;

    private record Outcome(int code, String out, String err) {}

    /** Variables of the process; none are inherited. */
    private final Map<String, String> variables = new LinkedHashMap<>(
            Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"), "LANG", "C.UTF-8"));

    private Outcome run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        Process process = start(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        int code = process.waitFor();
        return new Outcome(code, Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder start(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder;
    }

    private static void tellsItsVersion(Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).matches(VERSION);
        assertThat(outcome.code()).isZero();
    }

    /** A Java that says what it was started with. */
    private Path echoingJava(String release) throws IOException {
        Path home = Files.createDirectories(directory.resolve("java " + Integer.toHexString(release.hashCode())));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\nfor a; do echo \"$a\"; done\necho \"LC_ALL=$LC_ALL CHARSET=$DWCPCTL_CHARSET\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), release);
        variables.put("JAVA_HOME", home.toString());
        return home;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "busybox sh", "ksh", "zsh"})
    void runs_under_every_shell(String shell) throws Exception {
        List<String> command = new ArrayList<>(List.of(shell.split(" ", -1)));
        assumeThat(Files.isExecutable(Path.of("/bin", command.get(0))))
                .as(shell + " is here")
                .isTrue();
        command.add(LAUNCHER);
        command.add("--version");

        tellsItsVersion(run(command.toArray(String[]::new)));
    }

    @Test
    void finds_itself_through_links_of_every_kind() throws Exception {
        Path absolute = Files.createSymbolicLink(directory.resolve("absolute"), Path.of(LAUNCHER));
        Path bin = Files.createDirectory(directory.resolve("a bin"));
        Path relative = Files.createSymbolicLink(bin.resolve("dwcpctl"), Path.of("../absolute"));
        Files.createSymbolicLink(directory.resolve("dist"), DISTRIBUTION.toAbsolutePath());

        tellsItsVersion(run(absolute.toString(), "--version"));
        tellsItsVersion(run(relative.toString(), "--version"));
        tellsItsVersion(run("./a bin/dwcpctl", "--version"));
        tellsItsVersion(run("sh", "absolute", "--version"));
        tellsItsVersion(run("dist/bin/dwcpctl", "--version"));
        variables.put("PATH", bin + ":/usr/bin:/bin");
        tellsItsVersion(run("sh", "-c", "dwcpctl --version"));
    }

    @Test
    void a_CDPATH_leads_it_nowhere_else() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/dist/bin"));
        assertThat(elsewhere).isDirectory();
        Files.createSymbolicLink(directory.resolve("dist"), DISTRIBUTION.toAbsolutePath());
        variables.put("CDPATH", directory.resolve("elsewhere").toString());

        tellsItsVersion(run("sh", "dist/bin/dwcpctl", "--version"));
    }

    @Test
    void lies_in_a_directory_with_spaces_and_keeps_its_class_archive_in_one_word() throws Exception {
        Path copy = directory.resolve("my tools/*");
        copy(DISTRIBUTION, copy);
        String launcher = copy.resolve("bin/dwcpctl").toString();

        tellsItsVersion(run(launcher, "--version"));

        echoingJava("JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(copy.resolve("lib/classes.jsa"), "");
        Files.writeString(copy.resolve("lib/classes.release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path home = copy.toRealPath();
        assertThat(run(launcher, "query", "eval", "a b", "", "*").out().lines())
                .contains("-XX:SharedArchiveFile=" + home + "/lib/classes.jsa", "-Ddwcpctl.terminals=")
                .contains("-XX:+UseG1GC") // no other can use the archive's objects
                .doesNotContain("-XX:+UseSerialGC")
                .containsSequence(
                        "-cp", home + "/lib/dwcpctl.jar", "io.novacron.dwcpctl.Main", "query", "eval", "a b", "", "*")
                .doesNotContain("--enable-native-access=ALL-UNNAMED");
        Files.writeString(copy.resolve("lib/classes.release"), "JAVA_VERSION=\"17.0.2\"\n");
        assertThat(run(launcher).out().lines())
                .noneMatch(word -> word.contains("SharedArchiveFile"))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:+UseG1GC");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    @Test
    void takes_the_Java_of_the_path_without_a_JAVA_HOME() throws Exception {
        String home = String.valueOf(variables.remove("JAVA_HOME"));
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of(home, "bin/java"));
        variables.put("PATH", bin + ":/usr/bin:/bin");

        tellsItsVersion(run(LAUNCHER, "--version"));
    }

    @Test
    void says_in_two_lines_that_there_is_no_Java() throws Exception {
        variables.put("JAVA_HOME", "/nonexistent jdk");
        Outcome wrong = run(LAUNCHER, "--version");
        variables.remove("JAVA_HOME");
        Path bin = Files.createDirectory(directory.resolve("bin"));
        for (String tool : List.of("readlink", "sh")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/bin", tool));
        }
        variables.put("PATH", bin.toString());
        Outcome none = run(LAUNCHER, "--version");

        assertThat(wrong)
                .isEqualTo(
                        new Outcome(
                                69,
                                "",
                                "dwcpctl: no Java found at JAVA_HOME=/nonexistent jdk\nInstall Java 17 or newer, or set JAVA_HOME to one.\n"));
        assertThat(none)
                .isEqualTo(new Outcome(
                        69, "", "dwcpctl: no Java found\nInstall Java 17 or newer, or set JAVA_HOME to one.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_392", "11.0.2", "16.0.1"})
    void does_not_start_a_Java_that_is_too_old(String version) throws Exception {
        Path java = echoingJava("IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");

        assertThat(run(LAUNCHER, "--version"))
                .isEqualTo(
                        new Outcome(
                                69,
                                "",
                                "dwcpctl: " + java
                                        + "/bin/java is too old: Java 17 or newer is needed\nInstall Java 17 or newer, or set JAVA_HOME to one.\n"));
    }

    @ParameterizedTest
    @CsvSource({"17, false", "21.0.2, false", "23, false", "24, true", "25.0.3, true", "25-ea, true", "100, true"})
    void tells_a_new_Java_that_native_code_is_meant(String version, boolean told) throws Exception {
        echoingJava("JAVA_VERSION=\"" + version + "\"\n");

        assertThat(run(LAUNCHER).out().contains("--enable-native-access=ALL-UNNAMED"))
                .isEqualTo(told);
    }

    @Test
    void gives_Java_a_locale_that_reads_all_arguments_and_keeps_what_the_terminal_can_show() throws Exception {
        echoingJava("");
        for (String locale : List.of("C", "POSIX", "de_DE@euro", "")) {
            variables.put("LANG", locale);
            assertThat(run(LAUNCHER).out()).endsWith("LC_ALL=C.UTF-8 CHARSET=ascii\n");
        }
        for (String locale : List.of("en_US.UTF-8", "C.utf8")) {
            variables.put("LANG", locale);
            assertThat(run(LAUNCHER).out()).endsWith("LC_ALL= CHARSET=\n");
        }
        variables.put("LC_ALL", "C");
        assertThat(run(LAUNCHER).out()).endsWith("LC_ALL=C.UTF-8 CHARSET=ascii\n");
    }

    @Test
    void an_argument_beyond_ASCII_arrives_whole_and_is_answered_in_what_the_terminal_can_show() throws Exception {
        String[] command = {LAUNCHER, "query", "show", "Größe"};
        Outcome unicode = run(command);
        variables.put("LANG", "C");
        Outcome ascii = run(command);

        assertThat(unicode.err()).startsWith("error: no query has the id \"Größe\"\n");
        assertThat(ascii.err()).startsWith("error: no query has the id \"Gr").matches("\\p{ASCII}+");
        assertThat(ascii.code()).isEqualTo(64);
    }

    @Test
    void options_for_Java_are_words_of_their_own() throws Exception {
        echoingJava("");
        variables.put("DWCPCTL_JAVA_OPTIONS", "-Xmx64m -Da=*");

        assertThat(run(LAUNCHER, "x").out().lines()).containsSequence("-Xmx64m", "-Da=*", "-cp");
    }

    @Test
    void a_script_without_its_distribution_says_so() throws Exception {
        Path copy = Files.copy(
                Path.of(LAUNCHER),
                Files.createDirectory(directory.resolve("bin")).resolve("dwcpctl"));

        Outcome outcome = run("sh", copy.toString());

        assertThat(outcome.code()).isEqualTo(69);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(2);
    }

    @Test
    void codes_and_streams_are_the_programs() throws Exception {
        Outcome wrong = run(LAUNCHER, "latncy");
        Outcome full = run("sh", "-c", "\"$0\" query list >/dev/full", LAUNCHER);
        Outcome gone = run("sh", "-c", "{ \"$0\" query list -o json; echo $? >code; } | head -c 1", LAUNCHER);

        assertThat(wrong)
                .isEqualTo(new Outcome(
                        64, "", "error: unknown command \"latncy\"\nDid you mean latency? See dwcpctl --help.\n"));
        assertThat(full.code()).isEqualTo(73);
        assertThat(full.err().lines()).hasSize(2);
        assertThat(gone.out()).isEqualTo("{");
        assertThat(gone.err()).isEmpty();
        assertThat(directory.resolve("code")).hasContent("0");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_ends_it_quietly_with_its_own_code(String signal, int code) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            variables.put("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:" + silent.getLocalPort());
            Process process =
                    start(LAUNCHER, "query", "eval", "up", "--timeout", "1m").start();
            try (var connection = silent.accept()) {
                assertThat(connection.isConnected()).isTrue();
                run("kill", "-" + signal, Long.toString(process.pid()));
                assertThat(process.waitFor()).isEqualTo(code);
                assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEmpty();
                assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEmpty();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void uses_its_class_archive() throws Exception {
        assumeThat(DISTRIBUTION.resolve("lib/classes.jsa"))
                .as("this Java made one")
                .exists();
        Path log = directory.resolve("classes.log");
        variables.put("DWCPCTL_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);

        tellsItsVersion(run(LAUNCHER, "--version"));

        try (Stream<String> lines = Files.lines(log)) {
            List<String> ours = lines.filter(line -> line.contains("io.novacron.dwcpctl.App "))
                    .toList();
            assertThat(ours).hasSize(1).first().asString().contains("shared objects file");
        }
    }
}
