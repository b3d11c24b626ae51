package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** A command line, parsed and run. */
public final class ParsedLine {
    private ParsedLine() {}

    /**
     * Parses and runs. picocli's handlers only hand failures out: where one of them throws, its own codes would leak.
     *
     * @param root receives the global options
     * @param sessions opens the session of the command that runs
     * @param version what {@code --version} says
     * @param help receives what {@code --help} and {@code --version} say
     * @return the exit code
     */
    public static int execute(
            RootCommand root, Sessions sessions, Supplier<String> version, StringWriter help, String... args)
            throws Exception {
        CommandLine commands = Commands.of(root, sessions, version, List.of(args));
        List<Exception> failures = new ArrayList<>();
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
        int code = commands.execute(args);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return code;
    }
}
