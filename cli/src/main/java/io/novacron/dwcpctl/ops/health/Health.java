package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks servers how they are, side by side. Who cannot be asked is not healthy. */
public final class Health {
    private final Crew crew;
    private final Deadline deadline;

    public Health(Crew crew, Deadline deadline) {
        this.crew = crew;
        this.deadline = deadline;
    }

    /** How each of them is, in their order. */
    public List<TargetHealth> of(List<Probe> probes) throws InterruptedException {
        List<Callable<TargetHealth>> calls = new ArrayList<>();
        probes.forEach(probe -> calls.add(() -> ask(probe)));
        List<Crew.Outcome<TargetHealth>> outcomes = crew.all(calls, deadline);
        List<TargetHealth> results = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            TargetHealth result = outcomes.get(i).value();
            results.add(result != null ? result : unanswered(probes.get(i)));
        }
        return results;
    }

    private TargetHealth ask(Probe probe) {
        Duration before = deadline.remaining();
        try {
            ProbeReply reply = probe.ask();
            return new TargetHealth(
                    probe.kind(),
                    probe.address(),
                    reply.ready() ? Verdict.PASS : Verdict.FAIL,
                    reply.detail(),
                    before.minus(deadline.remaining()));
        } catch (CliException e) {
            return new TargetHealth(
                    probe.kind(), probe.address(), Verdict.ERROR, e.getMessage(), before.minus(deadline.remaining()));
        }
    }

    private TargetHealth unanswered(Probe probe) {
        return new TargetHealth(
                probe.kind(), probe.address(), Verdict.ERROR, "no answer within the deadline", deadline.limit());
    }
}
