package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.console.Console;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.run.Move;
import io.novacron.dwcpctl.ops.playbook.run.Screen;
import io.novacron.dwcpctl.ops.playbook.run.Script;
import io.novacron.dwcpctl.ops.playbook.run.ScriptedDesk;
import io.novacron.dwcpctl.ops.playbook.run.Shown;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Answers from a file, told line by line. */
final class NarratedDesk extends ScriptedDesk {
    private final Console console;

    NarratedDesk(Script script, String name, Console console) {
        super(script, name);
        this.console = console;
    }

    @Override
    public Move next(Screen screen) throws InterruptedException {
        Step step = screen.course().step();
        String elapsed =
                PromDuration.format(screen.course().elapsed(screen.now()).truncatedTo(ChronoUnit.SECONDS));
        console.note((screen.exercise() ? "EXERCISE " : "") + elapsed + "  " + step.id() + ": "
                + step.title().fill(screen.course().values()));
        return super.next(screen);
    }

    @Override
    public boolean confirm(Screen screen, List<String> command, List<String> consequences) {
        consequences.forEach(sentence -> console.note("  " + sentence));
        return super.confirm(screen, command, consequences);
    }

    @Override
    public void shows(Shown shown) {
        if (!shown.command().isEmpty()) {
            console.note("  $ " + KubectlCommand.text(shown.command()));
        }
        shown.output().lines().limit(20).forEach(line -> console.note("  | " + line));
        console.note("  " + shown.says());
    }

    @Override
    public void remarks(String says) {
        console.warning(says);
    }
}
