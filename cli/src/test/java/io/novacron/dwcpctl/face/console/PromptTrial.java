package io.novacron.dwcpctl.face.console;

import io.novacron.dwcpctl.base.error.CliException;
import java.util.List;

/** A main to try the questions and the progress at a real terminal. */
final class PromptTrial {
    private PromptTrial() {}

    public static void main(String[] args) {
        TerminalFacts facts = new TerminalFacts(true, true, true, null, "xterm-256color", null, true);
        TerminalOpener opener = new SystemTerminalOpener(facts);
        ScreenWidth width = new ScreenWidth(facts, opener);
        Console console = new Console(facts, System.err, width, new DaemonTicker(), System::nanoTime, false, false);
        Prompter prompter = JLinePrompter.where(facts, false, opener, console);
        try {
            console.note("width " + width.ofStdout());
            var regions = List.of(new Prompter.Choice("eu", "eu-west"), new Prompter.Choice("us", "us-east"));
            console.note("chosen: " + prompter.choose("Which region?", regions, "--region"));
            console.note("confirmed: " + prompter.confirm("Roll back?", "--confirm"));
            console.note("typed: " + prompter.typeExactly("Type the context to go on:", "production", "--context"));
        } catch (CliException e) {
            console.error(e);
            console.note("exit " + e.exitCode().code());
        }
    }
}
