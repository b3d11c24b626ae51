package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.playbook.EscalationPath;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a run works with.
 *
 * @param site its timeline is the run's clock
 * @param deadlines a new one for each round of questions
 * @param commandLimit how long a command that looks around may take
 * @param sparklines whether the numbers' course is asked too
 * @param exercise whether it is said on every screen and in every record that nothing is real
 */
public record Scene(
        Site site,
        Cookbook cookbook,
        Gates gates,
        EscalationPath path,
        Meter meter,
        Supplier<Deadline> deadlines,
        Duration commandLimit,
        Herald herald,
        Retreat retreat,
        boolean sparklines,
        boolean exercise) {
    /** The same with another meter. */
    public Scene with(Meter other) {
        return new Scene(
                site, cookbook, gates, path, other, deadlines, commandLimit, herald, retreat, sparklines, exercise);
    }
}
