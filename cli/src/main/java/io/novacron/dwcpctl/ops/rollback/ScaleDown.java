package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import io.novacron.dwcpctl.site.cluster.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes v3's pods away, later than a rollback and only once nobody needs them: no traffic, no active migrations. */
public final class ScaleDown {
    /** A scrape older than this says nothing of now. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final RollbackSite site;
    private final Tools tools;

    public ScaleDown(RollbackSite site) {
        this.site = site;
        this.tools = new Tools(
                site.cluster(),
                site.metrics(),
                site.processes(),
                site.timeline(),
                Pace.CALM,
                Path.of(""),
                site.regions(),
                null);
    }

    /** What stands against it: nothing, where all pass. */
    public List<Check> checks() {
        Cluster cluster = site.cluster();
        ClusterNames names = cluster.names();
        Deployment v3 = cluster.deployment(names.application());
        Service service = cluster.service(names.service());
        Endpoints endpoints = cluster.endpoints(names.service());
        List<Check> checks = new ArrayList<>();
        Optional<Claim> open = Claims.of(v3).filter(Claim::isOpen);
        checks.add(open.map(claim -> Check.of(
                        "other-rollback",
                        Verdict.FAIL,
                        Claims.underWay(claim).getMessage(),
                        "dwcpctl rollback resume " + claim.id()))
                .orElse(Check.pass("other-rollback", "none is under way")));
        int v1 = endpoints.ready(ClusterNames.V1);
        boolean served = service.version().equals(ClusterNames.V1) && v1 > 0 && endpoints.ready() == v1;
        checks.add(Check.of(
                "traffic",
                served ? Verdict.PASS : Verdict.FAIL,
                Whereabouts.said(service, endpoints),
                served ? "" : "v3 is still needed."));
        DrainV3.Active active = DrainV3.active(tools, site.timeline().now().minus(FRESH));
        if (v3.replicas().total() == 0) {
            checks.add(Check.pass("drained", v3.name() + " has no pods"));
        } else if (!active.isKnown()) {
            checks.add(Check.of("drained", Verdict.NO_DATA, active.says(), "Wait until its metrics are back."));
        } else {
            checks.add(Check.of(
                    "drained",
                    active.isIdle() ? Verdict.PASS : Verdict.FAIL,
                    active.says(),
                    active.isIdle() ? "" : "Wait until they are done."));
        }
        return checks;
    }

    /** The command that it amounts to. */
    public String command(int replicas) {
        ClusterNames names = site.cluster().names();
        return KubectlCommand.text(
                new KubectlCommand(names).of(new ClusterChange.Scale(names.application(), replicas)));
    }

    /**
     * Does it, and looks until the pods are gone.
     *
     * @param remarks told of questions repeated
     * @return what was seen, in a sentence
     * @throws CliException with code 2 if they do not go
     */
    public String perform(int replicas, Consumer<String> remarks) throws InterruptedException {
        String name = site.cluster().names().application();
        Patience patience =
                new Patience(site.cluster(), site.timeline(), Pace.CALM.repeated(), remarks, (change, again) -> {});
        patience.make(() -> site.cluster().deployment(name).replicas().desired() == replicas
                ? Optional.empty()
                : Optional.of(new ClusterChange.Scale(name, replicas)));
        Instant end = site.timeline().now().plus(Pace.CALM.limit(Step.AWAIT_V1));
        Deployment v3;
        do {
            v3 = patience.ask(() -> site.cluster().deployment(name));
            if (v3.observed()
                    && v3.replicas().desired() == replicas
                    && v3.replicas().total() == replicas) {
                return name + " has " + replicas + " pods";
            }
        } while (tools.pause(end));
        throw new CliException(
                ExitCode.NO_GO,
                name + " still has " + v3.replicas().total() + " pods, " + replicas + " are wanted",
                "See what keeps them with kubectl get pods.");
    }
}
