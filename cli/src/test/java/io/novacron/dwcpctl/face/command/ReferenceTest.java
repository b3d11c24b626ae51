package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.face.reference.BashCompletion;
import io.novacron.dwcpctl.face.reference.CommandShape;
import io.novacron.dwcpctl.face.reference.CommandShape.Argument;
import io.novacron.dwcpctl.face.reference.FishCompletion;
import io.novacron.dwcpctl.face.reference.ManualPage;
import io.novacron.dwcpctl.face.reference.Values;
import io.novacron.dwcpctl.face.reference.ZshCompletion;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The completion scripts and the manual that lie in the repository are those of the commands there are. */
final class ReferenceTest {
    private static final Path ROOT = Path.of("..");
    private static final Path ACTUAL = Path.of("target", "reference");

    /** Labels of what nobody can list. A new label is entered here, or in {@link CommandShapes}. */
    private static final Set<String> FREE = Set.of(
            "0..1",
            "DURATION",
            "EXPR",
            "HOST:PORT",
            "ID",
            "MATCHER",
            "N",
            "NAME",
            "NAME=VALUE",
            "PORT",
            "RUN",
            "SECTION",
            "TEXT",
            "TIME",
            "URL");

    @TempDir
    Path home;

    private static CommandShape program() {
        return CommandShapes.of(Commands.of(
                new RootCommand(),
                () -> {
                    throw new IllegalStateException("nothing is run");
                },
                () -> ""));
    }

    @Test
    void the_scripts_and_the_manual_are_those_of_the_commands() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        expected.put("completions/dwcpctl.bash", new BashCompletion(program()).text());
        expected.put("completions/_dwcpctl", new ZshCompletion(program()).text());
        expected.put("completions/dwcpctl.fish", new FishCompletion(program()).text());
        ManualPage.all(program()).forEach((name, text) -> expected.put("man/" + name, text));
        // for whoever changed a command: copy target/reference over the repository
        for (Map.Entry<String, String> file : expected.entrySet()) {
            Path actual = ACTUAL.resolve(file.getKey());
            Files.createDirectories(actual.getParent());
            Files.writeString(actual, file.getValue());
        }

        assertThat(committed()).isEqualTo(expected);
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String directory : Set.of("completions", "man")) {
            try (Stream<Path> paths = Files.list(ROOT.resolve(directory))) {
                for (Path path : paths.toList()) {
                    files.put(directory + "/" + path.getFileName(), Files.readString(path));
                }
            }
        }
        return files;
    }

    @Test
    void a_value_can_be_proposed_or_it_is_known_that_nobody_can() {
        Set<String> free = values().filter(argument -> argument.values() instanceof Values.Free)
                .map(Argument::label)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(free).isSubsetOf(FREE);
    }

    static Stream<String> kinds() {
        return values().map(Argument::values)
                .filter(Values.Live.class::isInstance)
                .map(values -> ((Values.Live) values).kind())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_the_scripts_ask_for_is_listed(String kind) {
        RunningApp.Outcome outcome = new RunningApp().home(home).run("--context", "demo", "completion", "values", kind);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        // of rollbacks there is none yet
        assertThat(outcome.out().isEmpty()).isEqualTo(kind.equals("rollbacks"));
        assertThat(outcome.out().lines()).allMatch(line -> line.matches("[^\t\\s]+(\t\\S[^\t]*)?"));
    }

    @Test
    void what_cannot_be_asked_is_proposed_by_nobody_and_takes_no_longer_than_a_key_may() {
        RunningApp.Outcome outcome = new RunningApp()
                .home(home)
                .variable("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:9")
                .run("completion", "values", "regions");

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(69);
    }

    private static Stream<Argument> values() {
        return program()
                .all()
                .flatMap(command -> Stream.concat(
                        command.arguments().stream(),
                        command.options().stream().flatMap(option -> option.value().stream())));
    }
}
