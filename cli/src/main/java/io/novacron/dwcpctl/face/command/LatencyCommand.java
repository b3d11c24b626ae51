package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dwcpctl latency}. */
@Command(name = "latency", description = "How long migrations take.")
public final class LatencyCommand extends FamilyCommand {
    @Option(names = "--quantile", paramLabel = "0..1", description = "Only that quantile: 0.99 for P99.")
    @Nullable
    Double quantile;

    public LatencyCommand(Sessions sessions) {
        super(sessions, "latency");
    }

    @Override
    @Nullable
    String special() {
        return quantile == null ? null : "latency-quantile";
    }

    @Override
    Map<String, String> ownParameters() {
        if (quantile == null) {
            return Map.of();
        }
        if (!(quantile >= 0 && quantile <= 1)) {
            throw CliException.usage(
                    "--quantile: " + quantile + " is not from 0 to 1", "Write 0.99 for the 99th percentile.");
        }
        return Map.of("quantile", Numbers.format(quantile));
    }
}
