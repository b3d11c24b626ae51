package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.face.output.Format;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class GlobalOptions {
    @Option(
            names = "--context",
            paramLabel = "CONTEXT",
            scope = ScopeType.INHERIT,
            description = "The context to work in.")
    @Nullable
    String context;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The config file to read.")
    @Nullable
    String config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "One of table, json, yaml, csv, markdown, html.")
    @Nullable
    Format output;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colour. Also NO_COLOR, TERM=dumb.")
    boolean noColor;

    @Option(names = "--no-prompt", scope = ScopeType.INHERIT, description = "Never ask a question.")
    boolean noPrompt;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            description = "For the whole command; 10s where not given.")
    @Nullable
    Duration timeout;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "Ask about that moment: 2026-01-31T09:30:00Z, seconds since 1970, or -5m.")
    @Nullable
    String at;

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            scope = ScopeType.INHERIT,
            description = "With --context demo: what goes wrong from now on, such as latency-spike; steady ends it.")
    @Nullable
    String scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "With --context demo: another fleet, from now on.")
    @Nullable
    Long seed;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress and no warnings on stderr.")
    boolean quiet;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    boolean debug;

    /** The limit of the whole command. */
    Duration timeout() {
        return timeout == null ? Duration.ofSeconds(10) : timeout;
    }

    public boolean isDebug() {
        return debug;
    }
}
