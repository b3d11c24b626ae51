package io.novacron.dwcpctl.face.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a rollback is to be. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RollbackOptions {
    @Option(names = "--region", paramLabel = "REGION", description = "Look at the metrics of that region only.")
    @Nullable
    String region;

    @Option(
            names = "--v1-replicas",
            paramLabel = "N",
            description = "Pods that v1 is to have; as many as today's traffic needs where not given.")
    @Nullable
    Integer v1Replicas;

    @Option(
            names = "--take-over",
            paramLabel = "ROLLBACK",
            description = "Put that rollback aside, which nobody works on any more.")
    @Nullable
    String takeOver;

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks for it; the user's name where not given.")
    @Nullable
    String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    String reason = "";
}
