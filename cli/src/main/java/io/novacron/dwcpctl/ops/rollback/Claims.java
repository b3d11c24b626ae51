package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.Deployment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two rollbacks apart, wherever they run: who works on one has said so by an annotation on v3's deployment, written
 * under its resource version, so that of two who read the same only one succeeds.
 */
public final class Claims {
    private final Cluster cluster;
    private final Patience patience;

    Claims(Cluster cluster, Patience patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /** What is claimed of a deployment; empty where nothing is. */
    public static Optional<Claim> of(Deployment deployment) {
        return Optional.ofNullable(deployment.annotations().get(Claim.KEY)).flatMap(Claim::read);
    }

    /**
     * Claims the rollback.
     *
     * @param takenOver the id of another that may be put aside; null for none
     * @throws CliException with code 75 if another one has not come to its end
     */
    void take(Claim mine, @Nullable String takenOver) throws InterruptedException {
        patience.make(() -> {
            Deployment deployment = cluster.deployment(cluster.names().application());
            Optional<Claim> other = of(deployment);
            if (other.filter(mine::equals).isPresent()) {
                return Optional.empty();
            }
            if (other.isEmpty() && deployment.annotations().containsKey(Claim.KEY) && takenOver == null) {
                throw new CliException(
                        ExitCode.LOCKED,
                        "the annotation " + Claim.KEY + " of deployment " + deployment.name()
                                + " says something that this dwcpctl does not understand",
                        "Another version may be at work; once you know that nobody is: --take-over unknown.");
            }
            if (other.isPresent() && other.get().isOpen()) {
                String id = other.get().id();
                if (!id.equals(mine.id()) && !id.equals(takenOver)) {
                    throw underWay(other.get());
                }
            }
            return Optional.of(annotation(deployment, mine));
        });
    }

    /**
     * Claims it again, to go on with it.
     *
     * @throws CliException with code 75 if another one was begun since
     */
    void takeUp(Claim mine) throws InterruptedException {
        Deployment before =
                patience.ask(() -> cluster.deployment(cluster.names().application()));
        Optional<Claim> other = of(before).filter(claim -> !claim.id().equals(mine.id()));
        if (other.isPresent() && !other.get().isOpen()) {
            throw new CliException(
                    ExitCode.LOCKED,
                    "rollback " + other.get().id() + " of " + other.get().approver()
                            + " was begun since, and has ended: " + other.get().state(),
                    "Nothing is left of this one; begin another if one is needed.");
        }
        take(mine, null);
    }

    /**
     * Says how far it is.
     *
     * @throws CliException with code 75 if somebody else has claimed it meanwhile
     */
    void update(Claim mine) throws InterruptedException {
        patience.make(() -> {
            Deployment deployment = cluster.deployment(cluster.names().application());
            Optional<Claim> present = of(deployment);
            if (present.isEmpty() || !present.get().run().equals(mine.run())) {
                throw new CliException(
                        ExitCode.LOCKED,
                        present.map(other -> "rollback " + other.id() + " of " + other.approver() + " has taken over")
                                .orElse("somebody has removed this rollback's annotation from deployment "
                                        + deployment.name()),
                        "Look with dwcpctl rollback status who is at work before you go on.");
            }
            return present.get().equals(mine) ? Optional.empty() : Optional.of(annotation(deployment, mine));
        });
    }

    private static ClusterChange annotation(Deployment deployment, Claim claim) {
        return new ClusterChange.Annotate(deployment.name(), Claim.KEY, claim.text(), deployment.resourceVersion());
    }

    /** Why another may not begin. */
    static CliException underWay(Claim other) {
        String where = other.host().isEmpty() ? "" : " on " + other.host();
        String state = other.state().equals(Claim.RUNNING) ? "is under way" : "has " + other.state();
        return new CliException(
                ExitCode.LOCKED,
                "rollback " + other.id() + " of " + other.approver() + where + " " + state + ", at step "
                        + other.step(),
                "Where its journal is: dwcpctl rollback resume " + other.id()
                        + ". Once you know that nobody works on it: --take-over " + other.id() + ".");
    }
}
