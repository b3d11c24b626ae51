package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.reference.CommandShape;
import io.novacron.dwcpctl.face.reference.CompletionScript;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code dwcpctl completion bash} and its like: one for each shell. */
@Command(description = "Print the completion script of this shell.")
public final class CompletionScriptCommand implements Callable<Integer> {
    private final Sessions sessions;
    private final Function<CommandShape, CompletionScript> shell;

    /** @param shell writes the script for a program */
    public CompletionScriptCommand(Sessions sessions, Function<CommandShape, CompletionScript> shell) {
        this.sessions = sessions;
        this.shell = shell;
    }

    @Override
    public Integer call() {
        // all commands there are, not only the one that runs
        CommandShape program = CommandShapes.of(Commands.of(new RootCommand(), sessions, () -> ""));
        sessions.open().output().print(shell.apply(program).text());
        return ExitCode.DONE.code();
    }
}
