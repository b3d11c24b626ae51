package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is left of a rollback, as commands for people, in its order. Each may be given twice. */
final class ByHand {
    private ByHand() {}

    /** A line for each step that changes something, or waits for what must not be overtaken, and is not over. */
    static List<String> of(RollbackRecord rollback) {
        List<String> lines = new ArrayList<>();
        for (StepRecord step : rollback.steps()) {
            String command = step.isOver() ? "" : command(step.step(), rollback.header());
            if (!command.isEmpty()) {
                String first = step.step() == Step.RELEASE_V3 ? ", once v3 has no active migrations" : "";
                lines.add("by hand, " + step.step().title() + first + ": " + command);
            }
        }
        return lines;
    }

    private static String command(Step step, Header header) {
        ClusterNames names = header.names();
        Aim aim = header.aim();
        KubectlCommand commands = new KubectlCommand(names);
        List<String> command = switch (step) {
            case PAUSE_V3 ->
                aim.wasPaused() ? List.of() : commands.of(new ClusterChange.PauseRollout(names.application()));
            case SCALE_V1 ->
                aim.v1Replicas() <= aim.v1Configured()
                        ? List.of()
                        : commands.of(new ClusterChange.Scale(names.v1(), aim.v1Replicas()));
            case AWAIT_V1 -> commands.command("rollout", "status", "deployment/" + names.v1());
            case SWITCH_SERVICE -> commands.of(new ClusterChange.SelectVersion(names.service(), ClusterNames.V1, null));
            case RELEASE_V3 ->
                commands.of(new ClusterChange.ResumeWithEnv(
                        names.application(), aim.container(), Map.of(names.rolloutFlag(), "0")));
            case CAPTURE_EVIDENCE, CONFIRM_V1, DRAIN_V3, VERIFY -> List.of();
        };
        return KubectlCommand.text(command);
    }
}
