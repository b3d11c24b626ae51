package io.novacron.dwcpctl.ops.report.page;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.report.figure.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metrics analysis.
 *
 * @param figures those that recommendations may ask about
 * @param asked how many distinct questions were asked
 * @param failures how many of them were not answered
 * @param firstFailure null where all were answered
 * @param hasNumbers whether any answer has a number in it
 */
public record Report(
        Period period,
        List<Section> sections,
        Figures figures,
        int asked,
        int failures,
        @Nullable CliException firstFailure,
        boolean hasNumbers) {
    public Report {
        sections = List.copyOf(sections);
    }
}
