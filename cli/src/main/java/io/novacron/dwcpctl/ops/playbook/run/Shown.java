package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.ops.playbook.course.Line;
import java.util.List;

/**
 * What came of a step.
 *
 * @param status what it means for the step
 * @param says in one line
 * @param command what was run; empty where nothing was
 * @param output what it said, as it came: not yet safe for a screen
 */
public record Shown(Line.Status status, String says, List<String> command, String output) {
    public Shown {
        command = List.copyOf(command);
    }
}
