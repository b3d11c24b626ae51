package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Library;
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
import io.novacron.dwcpctl.ops.notify.Datum;
import io.novacron.dwcpctl.ops.notify.Templates;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.lint.Surroundings;
import io.novacron.dwcpctl.ops.playbook.run.Interventions;
import io.novacron.dwcpctl.ops.playbook.run.Meter;
import io.novacron.dwcpctl.ops.playbook.run.Retreat;
import io.novacron.dwcpctl.ops.playbook.run.Scene;
import io.novacron.dwcpctl.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What playbooks are run with, from a session. */
final class PlaybookScenes {
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

    /** The places that each template must be given a value for, besides those that a run fills itself. */
    private static Map<String, Set<String>> templates(Library library) {
        Map<String, Set<String>> needed = new HashMap<>();
        Templates templates = new Templates(library);
        for (String id : templates.ids()) {
            Set<String> names = new HashSet<>();
            templates.get(id).parameters().forEach((name, parameter) -> {
                boolean isTime = parameter.type() == Datum.Type.TIME;
                if (parameter.preset() == null && !isTime && !Interventions.KNOWN.contains(name)) {
                    names.add(name);
                }
            });
            needed.put(id, names);
        }
        return needed;
    }

    /** A scene on a fleet of its own, whose clock only goes forward by waits. */
    static Scene ofCase(Session session, Playbooks playbooks, String scenario) {
        session.renewDeadline();
        Site site = session.sites().openPrivate(scenario, session.wallNow());
        return scene(session, playbooks, site, new PlaybookRetreat(session, site, null), false, false);
    }

    /** Of a context: a rollback keeps its journal where all do. */
    static Scene ofContext(Session session, Playbooks playbooks, Site site, boolean sparklines) {
        Path state = new Directories(session.environment())
                .state()
                .orElseThrow(() -> CliException.usage(
                        "there is no place for the journal of a rollback", "Set HOME or XDG_STATE_HOME."));
        return scene(session, playbooks, site, new PlaybookRetreat(session, site, state), sparklines, false);
    }

    static Scene scene(
            Session session, Playbooks playbooks, Site site, Retreat retreat, boolean sparklines, boolean exercise) {
        return new Scene(
                site,
                session.cookbook(),
                new Gates(session.library(), session.cookbook()),
                playbooks.escalation(),
                meter(session, site),
                () -> round(session),
                COMMAND_LIMIT,
                new PlaybookHerald(site, new Templates(session.library())),
                retreat,
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
