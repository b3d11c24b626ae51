package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.compare.Metrics;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.guide.Guide;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.rollback.Rollbacks;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.config.ConfigFile;
import io.novacron.dwcpctl.site.config.Contexts;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.probe.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code dwcpctl completion values}: what the completion scripts ask at the press of a key. A line each, what it means
 * after a tab. Who presses it waits, so servers have a second.
 */
@Command(name = "values", hidden = true, description = "List what a completion script proposes.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class CompletionValuesCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration RECENT = Duration.ofHours(1);
    private static final String LABELS_OF = "labels-of-";

    @Parameters(paramLabel = "KIND", description = "Of what.")
    String kind;

    private final Sessions sessions;

    public CompletionValuesCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        if (session.options().timeout == null) {
            session.options().timeout = PATIENCE;
            session.renewDeadline();
        }
        StringBuilder text = new StringBuilder();
        values(session).forEach(line -> text.append(line).append('\n'));
        session.output().print(text.toString());
        return ExitCode.DONE.code();
    }

    private Stream<String> values(Session session) {
        return switch (kind) {
            case "categories" -> categories(session.cookbook());
            case "compared-metrics" ->
                new Metrics(session.library()).all().stream().map(Metric::id);
            case "contexts" -> contexts(session);
            case "gates" -> new Gates(session.library(), session.cookbook()).ids().stream();
            case "playbooks" ->
                new Playbooks(session.library()).all().stream().map(playbook -> line(playbook.id(), playbook.title()));
            case "queries" -> queries(session.cookbook());
            case "queries-and-categories" -> Stream.concat(queries(session.cookbook()), categories(session.cookbook()));
            case "regions" -> regions(session).stream();
            case "rollbacks" ->
                new Directories(session.environment())
                        .state().stream().flatMap(state -> new Rollbacks(state).ids().stream());
            case "scenarios" ->
                Arrays.stream(Scenario.values()).map(scenario -> line(scenario.id(), scenario.description()));
            case "targets" -> targets(session);
            case "topics" ->
                new Guide(session.library(), session::cookbook, () -> new Playbooks(session.library()))
                        .pages().stream().map(page -> line(page.id(), page.title()));
            default -> {
                if (!kind.startsWith(LABELS_OF)) {
                    throw CliException.usage("there are no values of kind \"" + kind + "\"", "See dwcpctl completion.");
                }
                yield session.cookbook().family(kind.substring(LABELS_OF.length())).breakdowns().keySet().stream();
            }
        };
    }

    private static Stream<String> categories(Cookbook cookbook) {
        return cookbook.all().stream()
                .map(CookbookQuery::category)
                .distinct()
                .map(category -> line(category, cookbook.about(category)));
    }

    private static Stream<String> queries(Cookbook cookbook) {
        return cookbook.all().stream().map(query -> line(query.id(), query.title()));
    }

    private static Stream<String> contexts(Session session) {
        Stream<String> configured = session.contexts().file().map(ConfigFile::names).orElse(List.of()).stream();
        return Stream.concat(configured, Stream.of(line(Contexts.DEMO, "a simulated fleet")));
    }

    private static Collection<String> regions(Session session) {
        Site site = session.site();
        if (!site.regions().isEmpty()) {
            return site.regions();
        }
        Instant now = site.timeline().now();
        return site.metrics()
                .labelValues(
                        "region",
                        List.of(List.of(Matcher.equal("__name__", "up"), Matcher.equal("job", "dwcp-v3"))),
                        now.minus(RECENT),
                        now);
    }

    private static Stream<String> targets(Session session) {
        List<Probe> probes = session.site().probes();
        return Stream.concat(
                        probes.stream().map(Probe::kind),
                        probes.stream().map(Probe::region).filter(region -> !region.isEmpty()))
                .distinct();
    }

    private static String line(String value, String about) {
        return value + "\t" + about;
    }
}
