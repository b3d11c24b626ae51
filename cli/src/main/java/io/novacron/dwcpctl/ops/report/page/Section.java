package io.novacron.dwcpctl.ops.report.page;

import java.util.List;

/**
 * A chapter of a report.
 *
 * @param id by which it can be asked for: {@code latency}
 */
public record Section(String id, String title, List<Part> parts) {
    public Section {
        parts = List.copyOf(parts);
    }
}
