package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleLibrary;
import io.novacron.dwcpctl.metrics.rules.template.AlertTemplate;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Asker;
import io.novacron.dwcpctl.ops.cookbook.Question;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.health.Health;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.lint.Surroundings;
import io.novacron.dwcpctl.ops.playbook.run.Meter;
import io.novacron.dwcpctl.ops.playbook.run.Scene;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What playbooks are run with, from a session. */
final class PlaybookScenes {
    private static final String TEMPLATES = "playbooks/templates/";
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    private PlaybookScenes() {}

    /** All that a playbook may name. */
    static Surroundings surroundings(Session session, Playbooks playbooks) {
        Map<String, String> alerts = new HashMap<>();
        RuleLibrary.read(session.library())
                .forEach(file -> file.groups()
                        .forEach(group -> group.rules().forEach(rule -> {
                            if (rule instanceof Rule.Alert alert) {
                                AlertTemplate runbook = alert.annotations().get("runbook");
                                alerts.put(alert.name(), runbook == null ? "" : runbook.text());
                            }
                        })));
        return new Surroundings(
                session.cookbook(),
                Set.copyOf(new Gates(session.library(), session.cookbook()).ids()),
                templates(session.library()),
                Set.copyOf(playbooks.ids()),
                alerts,
                Health.kinds());
    }

    /** The places that each template must be given a value for. */
    private static Map<String, Set<String>> templates(Library library) {
        Map<String, Set<String>> templates = new HashMap<>();
        for (String path : library.shippedPaths(TEMPLATES)) {
            add(library.shipped(path), templates);
        }
        library.overlays(TEMPLATES).forEach(file -> add(file, templates));
        return templates;
    }

    private static void add(Library.File file, Map<String, Set<String>> templates) {
        YamlNode root = Yaml.read(file.name(), file.text());
        Set<String> needed = new HashSet<>();
        root.field("parameters")
                .ifPresent(all -> all.fields().forEach((name, node) -> {
                    if (node.field("default").isEmpty()) {
                        needed.add(name);
                    }
                }));
        templates.put(root.required("id").text(), needed);
    }

    /** A scene on a fleet of its own, whose clock only goes forward by waits. */
    static Scene ofCase(Session session, Playbooks playbooks, String scenario) {
        session.renewDeadline();
        Site site = session.sites().openPrivate(scenario, session.wallNow());
        return scene(session, playbooks, site, false, false);
    }

    static Scene scene(Session session, Playbooks playbooks, Site site, boolean sparklines, boolean exercise) {
        return new Scene(
                site,
                session.cookbook(),
                new Gates(session.library(), session.cookbook()),
                playbooks.escalation(),
                meter(session, site),
                () -> round(session),
                COMMAND_LIMIT,
                new PlaybookAnnouncer(),
                new PlaybookRetreat(),
                sparklines,
                exercise);
    }

    private static Deadline round(Session session) {
        session.renewDeadline();
        return session.deadline();
    }

    /** Each round of questions has the whole limit. */
    static Meter meter(Session session, Site site) {
        return new Meter() {
            @Override
            public List<Answer> at(Instant moment, List<Question> questions) throws InterruptedException {
                return asker().at(moment, questions);
            }

            @Override
            public List<Answer> over(Range range, List<Question> questions) throws InterruptedException {
                return asker().over(range, questions);
            }

            private Asker asker() {
                return new Asker(site.metrics(), session.crew(), round(session));
            }
        };
    }
}
