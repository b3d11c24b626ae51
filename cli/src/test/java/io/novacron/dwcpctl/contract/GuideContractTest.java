package io.novacron.dwcpctl.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.face.command.Commands;
import io.novacron.dwcpctl.face.command.RootCommand;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.guide.Addresses;
import io.novacron.dwcpctl.ops.guide.Guide;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Every command and every query that the guide names is one that works. */
final class GuideContractTest {
    private static final MetricsContract CONTRACT = MetricsContract.read();
    private static final Library LIBRARY = new Library(new ShippedFiles(), null);
    private static final Cookbook COOKBOOK = new Cookbook(LIBRARY);
    private static final Guide GUIDE = new Guide(LIBRARY, () -> COOKBOOK, () -> new Playbooks(LIBRARY));
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`(dwcpctl [^`]+)`");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern OWN_SERIES = Pattern.compile("\\bdwcp_v[13]_[a-z0-9_]+[a-z0-9]\\b(?!_)");

    /** A piece of a page, for the test's name. */
    record Piece(String page, String text) {
        @Override
        public String toString() {
            return page + ": " + text.lines().findFirst().orElse("");
        }
    }

    private static Stream<Piece> fenced(String language) {
        return GUIDE.pages().stream()
                .flatMap(page -> FENCE.matcher(text(page))
                        .results()
                        .filter(fence -> fence.group(1).equals(language))
                        .map(fence -> new Piece(page.id(), fence.group(2))));
    }

    private static String text(Guide.Page page) {
        return GUIDE.text(page, Addresses.usual());
    }

    static List<Piece> commands() {
        List<Piece> all = new ArrayList<>();
        fenced("sh").forEach(piece -> piece.text().lines().forEach(line -> all.add(new Piece(piece.page(), line))));
        for (Guide.Page page : GUIDE.pages()) {
            INLINE.matcher(text(page))
                    .results()
                    .forEach(
                            found -> all.add(new Piece(page.id(), found.group(1).replaceAll("\\s+", " "))));
        }
        return all;
    }

    static List<Piece> expressions() {
        return fenced("promql")
                .flatMap(piece -> piece.text().lines().map(line -> new Piece(piece.page(), line)))
                .toList();
    }

    static Stream<Piece> yaml() {
        return fenced("yaml");
    }

    static Stream<Guide.Page> pages() {
        return GUIDE.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_one_of_the_model_and_names_what_there_is(Piece piece) {
        List<String> words = words(piece.text());
        assertThat(words.get(0)).isEqualTo("dwcpctl");
        ParseResult parsed = Commands.of(
                        new RootCommand(),
                        () -> {
                            throw new AssertionError("nothing is run");
                        },
                        () -> "")
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        List<String> names = new ArrayList<>();
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            names.add(parsed.commandSpec().name());
        }
        assertThat(names).isNotEmpty();
        for (Object value : parsed.matchedPositionals().stream()
                .map(CommandLine.Model.ArgSpec::getValue)
                .toList()) {
            exists(String.join(" ", names), value);
        }
    }

    private static void exists(String command, Object value) {
        switch (command) {
            case "query show" -> COOKBOOK.get(value.toString());
            case "query run" ->
                ((Iterable<?>) value)
                        .forEach(id -> assertThat(COOKBOOK.find(id.toString()).isPresent()
                                        || !COOKBOOK.category(id.toString()).isEmpty())
                                .as(id.toString())
                                .isTrue());
            case "query eval" ->
                assertThat(NamedInExpression.of(value.toString(), CONTRACT).problems())
                        .isEmpty();
            case "playbook show", "playbook run" -> new Playbooks(LIBRARY).get(value.toString());
            case "guide" -> {
                if (!value.equals("TOPIC")) {
                    GUIDE.get(value.toString());
                }
            }
            default -> {}
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void PromQL_parses_and_asks_for_what_the_contract_has(Piece piece) {
        assertThat(NamedInExpression.of(piece.text(), CONTRACT).problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void YAML_is_YAML(Piece piece) {
        assertThatCode(() -> Yaml.read(piece.page(), piece.text())).doesNotThrowAnyException();
    }

    @Test
    void the_example_of_a_log_line_is_JSON() {
        assertThat(fenced("json").toList()).isNotEmpty().allSatisfy(piece -> new ObjectMapper().readTree(piece.text()));
    }

    /** The one metric that is made up is the example of how to make one up. */
    @ParameterizedTest
    @MethodSource("pages")
    void what_it_names_in_passing_is_in_the_contract(Guide.Page page) {
        TreeSet<String> unknown = new TreeSet<>(OWN_SERIES
                .matcher(text(page))
                .results()
                .map(MatchResult::group)
                .filter(name -> CONTRACT.ofSeries(name) == null
                        && !CONTRACT.metrics().containsKey(name)
                        && !name.equals("dwcp_v3_amst_stream_retries_total"))
                .toList());

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_place_is_filled_and_no_line_of_code_is_too_wide_for_a_screen(Guide.Page page) {
        assertThat(text(page)).doesNotContainPattern("\\{\\{\\w+}}");
        assertThat(FENCE.matcher(text(page))
                        .results()
                        .filter(fence -> List.of("sh", "text").contains(fence.group(1)))
                        .flatMap(fence -> fence.group(2).lines()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void the_test_sees_what_there_is_to_see() {
        assertThat(commands()).hasSizeGreaterThan(50);
        assertThat(expressions()).hasSizeGreaterThan(8);
        assertThat(GUIDE.pages()).extracting(Guide.Page::id).startsWith("stack", "metrics", "tracing", "logs");
    }
}
