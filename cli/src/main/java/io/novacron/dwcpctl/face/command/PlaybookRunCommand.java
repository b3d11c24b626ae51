package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl playbook run}. */
@Command(
        name = "run",
        description = "Walk through a playbook, one screen a step; with --no-prompt it is printed as a checklist.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PlaybookRunCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PLAYBOOK",
            description = "Its id, or the alert's name. With --tabletop --scenario it need not be given.")
    @Nullable
    String id;

    @Mixin
    TabletopOptions tabletop = new TabletopOptions();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A placeholder's value; it comes before what the alert says.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answer from a file: - step: do, or \"skip: reason\", or an answer.")
    @Nullable
    String answers;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = "Where the run is recorded; below the state directory where not given.")
    @Nullable
    String transcript;

    @Mixin
    BundleOption bundle;

    private final Sessions sessions;

    public PlaybookRunCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.refuseAt("playbook run");
        if (tabletop.isAsked()) {
            if (bundle.file != null) {
                throw CliException.usage(
                        "an exercise has no context whose records could go into a bundle",
                        "Leave --bundle out; with --transcript it is recorded.");
            }
            return tabletop.play(session, id, set, answers, transcript);
        }
        bundle.prepare(session);
        if (id == null) {
            throw CliException.usage("playbook run needs a playbook", "Name one: dwcpctl playbook list.");
        }
        Playbooks playbooks = new Playbooks(session.library());
        Playbook playbook = playbooks.get(id);
        PlaybookRun run = new PlaybookRun(session, playbooks);
        if (session.options().noPrompt && answers == null) {
            if (transcript != null || bundle.file != null) {
                throw CliException.usage(
                        "a checklist is printed, not run: there is nothing to record",
                        "Leave --transcript and --bundle out.");
            }
            return run.checklist(playbook, set);
        }
        return run.begin(playbook, set, answers, transcript, bundle);
    }
}
