package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.ops.exercise.ChangeText;
import io.novacron.dwcpctl.ops.exercise.Deed;
import io.novacron.dwcpctl.ops.exercise.Duty;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.run.Retreat;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.process.ProcessReply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A blind exercise: only the alert is given. Commands of dwcpctl are typed a line each and answered by the exercise's context;
 * no line can name another.
 */
final class ExerciseShell {
    private static final Set<String> COMMANDS =
            Set.of("triage", "health", "gonogo", "alerts", "latency", "throughput", "errors", "query", "guide");
    private static final Set<String> OUTCOMES = Set.of("resolved", "rolled-back", "false-alarm", "escalated");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);
    private static final Duration SCRIPTED = Duration.ofSeconds(30);
    private static final String HELP = """
            EXERCISE: you know the alert, and nothing else. Type
              triage, health, gonogo, alerts, latency, throughput, errors, query …
                                           commands of dwcpctl, as always
              playbook list, show, run     to look something up, or to be led
              kubectl get|logs|top|rollout to look around in the cluster
              change scale NAME N, set-env NAME KEY=VALUE, pause NAME, resume NAME,
                undo NAME, restart NAME, set-config NAME KEY=VALUE
                                           to change the cluster
              rollback                     everything back to v1
              wait 5m                      to let time pass
              ack, decide TEXT, tell TEXT  I have it; my decision; what I tell others
              done resolved|rolled-back|false-alarm|escalated
                                           it is over
            """;

    private final Session session;
    private final Tabletop tabletop;
    private final BufferedReader in;
    private final Duration thinking;
    private final Set<Duty> done = EnumSet.noneOf(Duty.class);

    private ExerciseShell(Session session, Tabletop tabletop, Reader in, Duration thinking) {
        this.session = session;
        this.tabletop = tabletop;
        this.in = new BufferedReader(in);
        this.thinking = thinking;
    }

    /**
     * A shell.
     *
     * @param script lines to take in place of what is typed, each half a minute of the exercise after the one before; null
     *     to read what is typed
     */
    static ExerciseShell of(Session session, Tabletop tabletop, @Nullable String script) {
        return script == null
                ? new ExerciseShell(
                        session,
                        tabletop,
                        new InputStreamReader(session.environment().in(), StandardCharsets.UTF_8),
                        Duration.ZERO)
                : new ExerciseShell(session, tabletop, new StringReader(script), SCRIPTED);
    }

    /** Reads lines until the exercise is called over, or there are no more. */
    void run() throws InterruptedException {
        HELP.lines().forEach(session.console()::note);
        while (true) {
            tabletop.exercise().messages().due(tabletop.exercise().now(), done).forEach(session.console()::note);
            session.console()
                    .note("EXERCISE " + CLOCK.format(tabletop.exercise().now()) + "> ");
            String line = read();
            if (line == null) {
                return;
            }
            tabletop.exercise().elapse(thinking);
            try {
                if (!line.isBlank() && !take(words(line), line)) {
                    return;
                }
            } catch (CliException e) {
                session.console().error(e);
            }
        }
    }

    private @Nullable String read() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.strip());
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words.get(0).equals("dwcpctl") ? words.subList(1, words.size()) : words;
    }

    /** Does one line; false where it was the last. */
    private boolean take(List<String> words, String line) throws InterruptedException {
        String first = words.isEmpty() ? "help" : words.get(0);
        switch (first) {
            case "help" -> HELP.lines().forEach(session.console()::note);
            case "ack" -> {
                done.add(Duty.ACKNOWLEDGE);
                note(Deed.Kind.ACKNOWLEDGED, first, "acknowledges");
            }
            case "tell" -> {
                done.add(Duty.COMMUNICATE);
                note(Deed.Kind.TOLD, first, "tells others: " + rest(words));
            }
            case "decide" -> note(Deed.Kind.DECIDED, first, "decides: " + rest(words));
            case "wait" -> tabletop.exercise().elapse(PromDuration.parse("wait", rest(words)));
            case "change" -> {
                ClusterChange change = ChangeText.parse(words.subList(1, words.size()));
                tabletop.site().cluster().apply(change);
                session.console().note("EXERCISE: " + ChangeText.of(change));
            }
            case "rollback" -> {
                Retreat retreat = tabletop.retreat(tabletop.site());
                Retreat.Result result =
                        retreat.run(retreat.newId(), Action.Rollback.Mode.MANUAL, session.console()::note);
                session.console().note("EXERCISE: " + result.says());
            }
            case "kubectl" -> look(words);
            case "done" -> {
                return !finish(words);
            }
            default -> {
                if (words.size() == 3 && words.subList(0, 2).equals(List.of("playbook", "run"))) {
                    tabletop.play(
                            words.get(2), tabletop.scene(true), session.desk(), 0, Map.of(), Transcript.inMemory());
                } else {
                    dwcpctl(words, line);
                }
            }
        }
        return true;
    }

    private static String rest(List<String> words) {
        return String.join(" ", words.subList(1, words.size()));
    }

    private void note(Deed.Kind kind, String command, String what) {
        tabletop.exercise().note(new Deed(tabletop.exercise().now(), kind, command, what));
    }

    private boolean finish(List<String> words) {
        String outcome = words.size() == 2 ? words.get(1) : "";
        if (!OUTCOMES.contains(outcome)) {
            throw CliException.usage("how did it end?", "Write done resolved, rolled-back, false-alarm or escalated.");
        }
        if (outcome.equals("escalated")) {
            note(Deed.Kind.ESCALATED, "done", "hands it over");
        }
        note(Deed.Kind.ENDED, "done", outcome);
        return true;
    }

    private void look(List<String> words) throws InterruptedException {
        ProcessReply reply = tabletop.site().processes().run(words, COMMAND_LIMIT);
        session.output().print(reply.out() + reply.err());
        note(Deed.Kind.LOOKED, "kubectl", String.join(" ", words));
    }

    private void dwcpctl(List<String> words, String line) throws InterruptedException {
        boolean reads = words.size() > 1
                && words.get(0).equals("playbook")
                && Set.of("list", "show").contains(words.get(1));
        if (!COMMANDS.contains(words.get(0)) && !reads) {
            throw CliException.usage("\"" + line.strip() + "\" is not of this exercise", "Type help.");
        }
        RootCommand root = new RootCommand();
        List<Session> opened = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        StringWriter help = new StringWriter();
        CommandLine commands = Commands.of(root, () -> inner(root.options(), opened), session::version, words);
        commands.setOut(new PrintWriter(help));
        commands.setErr(new PrintWriter(new StringWriter()));
        commands.setParameterExceptionHandler((failure, arguments) -> {
            failures.add(UsageErrors.explain(failure));
            return ExitCode.USAGE.code();
        });
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            failures.add(failure);
            return ExitCode.BUG.code();
        });
        int code = commands.execute(words.toArray(String[]::new));
        opened.forEach(Session::close);
        session.output().print(help.toString());
        for (Exception failure : failures) {
            if (failure instanceof CliException known) {
                throw known;
            }
            if (failure instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(failure);
        }
        boolean bad = code == ExitCode.CAUTION.code() || code == ExitCode.NO_GO.code();
        boolean figures = !Set.of("playbook", "guide").contains(words.get(0))
                && help.toString().isEmpty();
        if (figures && code <= ExitCode.UNKNOWN.code()) {
            note(bad || !tabletop.isWell() ? Deed.Kind.SAW : Deed.Kind.LOOKED, words.get(0), String.join(" ", words));
        }
    }

    private Session inner(GlobalOptions options, List<Session> opened) {
        if (options.context != null || options.config != null || options.scenario != null || options.seed != null) {
            throw CliException.usage(
                    "an exercise has no other context", "Leave --context, --config, --scenario and --seed out.");
        }
        Session inner = Session.inExercise(session, options, this::site);
        opened.add(inner);
        return inner;
    }

    private Site site() {
        return tabletop.site();
    }
}
