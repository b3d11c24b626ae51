package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Asks servers how they are, side by side. Who cannot be asked is not healthy. */
public final class Health {
    private final Crew crew;
    private final Deadline deadline;

    public Health(Crew crew, Deadline deadline) {
        this.crew = crew;
        this.deadline = deadline;
    }

    /** All kinds of targets that can be asked. */
    public static Set<String> kinds() {
        Set<String> kinds = new TreeSet<>(Service.parts());
        kinds.add(Service.V1);
        kinds.addAll(Service.MONITORING);
        return kinds;
    }

    /** How each of them is, in their order. */
    public List<TargetHealth> of(List<Probe> probes) throws InterruptedException {
        List<Callable<TargetHealth>> calls = calls(probes);
        List<Crew.Outcome<TargetHealth>> outcomes = crew.all(calls, deadline);
        List<TargetHealth> results = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            results.add(result(outcomes.get(i), probes, i));
        }
        return results;
    }

    /** One for each, in their order; what comes of it {@link #result} tells. */
    List<Callable<TargetHealth>> calls(List<Probe> probes) {
        List<Callable<TargetHealth>> calls = new ArrayList<>();
        List<String> ids = ids(probes);
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            String id = ids.get(i);
            calls.add(() -> ask(id, probe));
        }
        return calls;
    }

    TargetHealth result(Crew.Outcome<TargetHealth> outcome, List<Probe> probes, int i) {
        TargetHealth result = outcome.value();
        if (result != null) {
            return result;
        }
        if (outcome.failure() instanceof RuntimeException bug) {
            throw bug;
        }
        return target(
                ids(probes).get(i), probes.get(i), Verdict.ERROR, "no answer within the deadline", deadline.limit());
    }

    /** Kind and region, and where these are not enough a number. */
    private static List<String> ids(List<Probe> probes) {
        Map<String, Integer> count = new HashMap<>();
        probes.forEach(probe -> count.merge(name(probe), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (Probe probe : probes) {
            String name = name(probe);
            int number = seen.merge(name, 1, Integer::sum) - 1;
            ids.add(count.getOrDefault(name, 0) == 1 ? name : name + "/" + number);
        }
        return ids;
    }

    private static String name(Probe probe) {
        return probe.region().isEmpty() ? probe.kind() : probe.kind() + "/" + probe.region();
    }

    private TargetHealth ask(String id, Probe probe) {
        Duration before = deadline.remaining();
        try {
            ProbeReply reply = probe.ask();
            return target(id, probe, reply.verdict(), reply.detail(), before.minus(deadline.remaining()));
        } catch (CliException e) {
            String message = e.getMessage();
            // the address stands beside it
            String why = message.startsWith(probe.address())
                    ? message.substring(probe.address().length())
                    : message;
            return target(
                    id,
                    probe,
                    Verdict.ERROR,
                    why.startsWith(": ") ? why.substring(2) : why,
                    before.minus(deadline.remaining()));
        }
    }

    private static TargetHealth target(String id, Probe probe, Verdict verdict, String reason, Duration took) {
        return new TargetHealth(id, probe.kind(), probe.region(), probe.address(), verdict, reason, took);
    }
}
