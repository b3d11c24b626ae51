package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes on the command line are said as a person would say them, in two lines and with code 64. */
final class UsageErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                      | a command is missing                      | See dwcpctl --help.
                    latncy                  | unknown command "latncy"                  | Did you mean latency? See dwcpctl --help.
                    latncy --since 5m       | unknown command "latncy"                  | Did you mean latency? See dwcpctl --help.
                    xyzzy                   | unknown command "xyzzy"                   | See dwcpctl --help.
                    query                   | query needs a command                     | See dwcpctl query --help.
                    query lst               | unknown command "lst"                     | Did you mean list? See dwcpctl query --help.
                    latency --sinc 5m       | unknown option --sinc                     | Did you mean --since? See dwcpctl latency --help.
                    latency --sinc=5m       | unknown option --sinc                     | Did you mean --since? See dwcpctl latency --help.
                    latency --xyzzy         | unknown option --xyzzy                    | See dwcpctl latency --help.
                    latency here            | unexpected argument "here"                | See dwcpctl latency --help.
                    query list a b          | unexpected argument "b"                   | See dwcpctl query list --help.
                    query eval -up          | unknown option -up                        | An argument that begins with a dash goes after --. See dwcpctl query eval --help.
                    query show              | QUERY is missing                             | See dwcpctl query show --help.
                    query run               | QUERY is missing                             | See dwcpctl query run --help.
                    query eval              | EXPR is missing                           | See dwcpctl query eval --help.
                    latency --since         | --since needs a value: DURATION           | See dwcpctl latency --help.
                    latency --at -q         | --at needs a value: TIME                  | See dwcpctl latency --help.
                    latency --since 5x      | --since: not a duration: "5x"             | Write it as Prometheus does: 30s, 5m, 1h30m, 7d.
                    latency --since=        | --since: not a duration: ""               | Write it as Prometheus does: 30s, 5m, 1h30m, 7d.
                    latency --step 5        | --step: not a duration: "5"               | Write it as Prometheus does: 30s, 5m, 1h30m, 7d.
                    --timeout soon latency  | --timeout: not a duration: "soon"         | Write it as Prometheus does: 30s, 5m, 1h30m, 7d.
                    -o jsn latency          | --output: "jsn" is none of table, json, yaml, csv, markdown, html | Did you mean json? Use one of those.
                    latency --output garbage | --output: "garbage" is none of table, json, yaml, csv, markdown, html | Use one of those.
                    latency --check=maybe   | --check takes no value, found "maybe"     | Write it alone: --check
                    latency --since 5m --since 6m | --since is given twice              | Give it once.
                    query run latency-p99 -p foo | --param: "foo" is not NAME=VALUE     | Write it with an equals sign between the two.
                    latency --quantile x    | --quantile: "x" is not a number           | See dwcpctl latency --help.
                    latency --quantile 99   | --quantile: 99.0 is not from 0 to 1       | Write 0.99 for the 99th percentile.
                    latency --quantile NaN  | --quantile: NaN is not from 0 to 1        | Write 0.99 for the 99th percentile.
                    latency --since 0s      | --since must be longer than zero          | Give --since 5m, for example.
                    latency --by compnent   | latency cannot be broken down by "compnent" | Did you mean component? Use one of region, component, mode, vm_size, source, destination.
                    throughput --by transport --since 1h | --since: throughput-by-transport is about one moment, not about a while | Leave --since out, or add --chart or --step to see the range.
                    query show latency-p9   | no query has the id "latency-p9"          | Did you mean latency-p90? See dwcpctl query list.
                    query run latncy        | no query has the id "latncy"              | See dwcpctl query list.
                    query run latency-p99 -p regoin=x | query latency-p99 has no parameter "regoin" | Did you mean region? It takes region, window.
                    query run latency errors -p x=1 | none of the queries has a parameter "x" | See dwcpctl query show QUERY.
                    query run latency-p99 -p window=0 | parameter window: "0" is not a duration such as 5m or 1h30m | Give window as a duration such as 5m or 1h30m.
                    query list --category x | no query matches                          | Leave the filter out to see all.
                    simulate --prometheus-api 80 | --prometheus-api: 80 is no port that can be had | Give a number from 1024 to 65535.
                    simulate --rules queries/rules | --rules needs --write-prometheus-config | Add --write-prometheus-config FILE to have it written.
                    simulate --write-prometheus-config f --alertmanager localhost:9093 | --alertmanager needs --rules | Without rules there are no alerts: add --rules DIR.
                    simulate --write-prometheus-config f --prometheus localhost:9090 | --prometheus needs --rules | Without rules there are no alerts: add --rules DIR.
                    simulate --write-prometheus-config f --rules r --alertmanager http://h:9093 | --alertmanager: "http://h:9093" is no HOST:PORT | Give it as 127.0.0.1:9093, without http://.
                    simulate --write-prometheus-config f --rules r --prometheus h:65536 | --prometheus: "h:65536" is no HOST:PORT | Give it as 127.0.0.1:9093, without http://.
                    simulate --write-prometheus-config f --rules a*b | --rules: /nonexistent/a*b: Prometheus reads no rules below a directory with * in its name | Name the directory itself, such as queries/rules.
                    simulate --port-base 20000 --prometheus-api 20099 | --prometheus-api: 20099 is one of the fleet's own ports | Give one that is not among 20000 to 20099.
                    config                  | config needs a command                    | See dwcpctl config --help.
                    config veiw             | unknown command "veiw"                    | Did you mean view? See dwcpctl config --help.
                    config set-context x    | nothing to set                            | Give --prometheus-url URL, for example.
                    """)
    void are_two_lines_with_code_64_and_no_output(String line, String message, String suggestion) {
        Outcome outcome = new RunningApp().run(words(line));

        assertThat(outcome.errLines()).containsExactly("error: " + message, suggestion);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(64);
    }

    @Test
    void what_needs_a_moment_or_a_range_names_the_option() {
        RunningApp app = new RunningApp().variable("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:9");

        assertThat(app.run("latency", "--at", "yesterday").errLines())
                .containsExactly(
                        "error: --at: not a time: \"yesterday\"",
                        "Write it as 2026-01-31T09:30:00Z, as seconds since 1970, or as -5m for five minutes ago.");
        assertThat(app.run("latency", "--step", "0s").errLines())
                .containsExactly("error: --step must be longer than zero", "Give --step 15s, for example.");
        assertThat(app.run("latency", "--chart", "--since", "1y", "--step", "1s")
                        .errLines())
                .containsExactly(
                        "error: more than 11,000 moments: a Prometheus answers no more",
                        "Give a longer --step or a shorter --since.");
        assertThat(app.run("latency", "--timeout", "0s").errLines())
                .containsExactly("error: --timeout must be longer than zero", "Give --timeout 30s, for example.");
        assertThat(app.run("query", "eval", "up", "--since", "0s").code()).isEqualTo(64);
    }

    @Test
    void an_argument_that_begins_with_an_at_sign_is_no_file_of_arguments() {
        Outcome outcome = new RunningApp().run("query", "show", "@/etc/hostname");

        assertThat(outcome.errLines())
                .containsExactly("error: no query has the id \"@/etc/hostname\"", "See dwcpctl query list.");
    }

    @Test
    void words_with_control_characters_stay_on_their_line() {
        Outcome outcome = new RunningApp().run("query", "show", "a\nb\u001b[31m");

        assertThat(outcome.errLines()).hasSize(2);
        assertThat(outcome.err()).doesNotContain("\u001b");
    }

    private static String[] words(String line) {
        return List.of(line.split(" ", -1)).stream().filter(w -> !w.isEmpty()).toArray(String[]::new);
    }
}
