package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.face.view.GuideView;
import io.novacron.dwcpctl.ops.guide.Addresses;
import io.novacron.dwcpctl.ops.guide.Guide;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.site.config.Contexts;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl guide}. */
@Command(
        name = "guide",
        description = "The observability guide: the stack, metrics, traces, logs, profiles, dashboards, practice.")
public final class GuideCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "The page to read; all are listed without.")
    @Nullable
    String topic;

    private final Sessions sessions;

    public GuideCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("guide");
        session.refuseSimulation();
        Guide guide = new Guide(session.library(), session::cookbook, () -> new Playbooks(session.library()));
        GuideView view = new GuideView(session.wallNow());
        if (topic == null) {
            session.print(view.list(guide.pages()));
            return ExitCode.DONE.code();
        }
        Guide.Page page = guide.get(topic);
        String text = guide.text(page, addresses(session));
        if (session.output().format(Format.TABLE) == Format.MARKDOWN) {
            session.output().print(text);
        } else {
            session.print(view.page(page, text));
        }
        return ExitCode.DONE.code();
    }

    /** Of the context where there is one: a guide can be read without, and where the config file is broken. */
    private static Addresses addresses(Session session) {
        Contexts contexts = session.contexts();
        try {
            return contexts.isDemo() ? Addresses.simulated(Contexts.DEMO) : Addresses.of(contexts.current());
        } catch (CliException e) {
            if (session.options().context != null || session.options().config != null) {
                throw e;
            }
            return Addresses.usual();
        }
    }
}
