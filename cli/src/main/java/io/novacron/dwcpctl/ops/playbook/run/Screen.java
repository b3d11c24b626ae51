package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.ops.playbook.EscalationPath.Due;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is to see of a step.
 *
 * @param now on the run's clock
 * @param live the numbers, in the step's order
 * @param proposed the answer that the measurements propose; empty where they propose none
 * @param command what will be run, as its argument vector; empty where nothing is
 * @param due who is told next, and when; null where nobody is
 * @param exercise whether nothing of this is real
 */
public record Screen(
        Course course,
        Instant now,
        String context,
        boolean simulated,
        boolean exercise,
        List<Live> live,
        String proposed,
        List<String> command,
        @Nullable Due due) {
    public Screen {
        live = List.copyOf(live);
        command = List.copyOf(command);
    }
}
