package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import io.novacron.dwcpctl.site.cluster.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * Where users are served now, by what the cluster says, and what can be done.
 *
 * @param says in a sentence without a full stop
 * @param options what one may do next, the likeliest first
 */
public record Whereabouts(String says, List<String> options) {
    public Whereabouts {
        options = List.copyOf(options);
    }

    /** Looks, for a rollback that has stopped. */
    static Whereabouts of(Cluster cluster, RollbackRecord rollback, Patience patience) throws InterruptedException {
        ClusterNames names = cluster.names();
        KubectlCommand commands = new KubectlCommand(names);
        List<String> options = new ArrayList<>();
        if (!rollback.isComplete()) {
            options.add("go on: dwcpctl rollback resume " + rollback.header().id());
        }
        String says;
        String version = "";
        try {
            Service service = patience.ask(() -> cluster.service(names.service()));
            Endpoints endpoints = patience.ask(() -> cluster.endpoints(names.service()));
            version = service.version();
            says = said(service, endpoints);
        } catch (CliException e) {
            says = "where users are served is not known: " + e.getMessage();
            options.add("look: " + KubectlCommand.text(commands.command("get", "service,endpoints", names.service())));
        }
        if (rollback.isComplete()) {
            return new Whereabouts(says, options);
        }
        if (version.equals(ClusterNames.V1)) {
            options.add("back to v3, if v1 is the worse: "
                    + KubectlCommand.text(
                            commands.of(new ClusterChange.SelectVersion(names.service(), ClusterNames.V3, null))));
        } else if (version.equals(ClusterNames.V3)) {
            if (!rollback.header().aim().wasPaused()) {
                options.add("give it up, and let v3's rollout go on: "
                        + KubectlCommand.text(commands.of(new ClusterChange.ResumeRollout(names.application()))));
            }
        }
        return new Whereabouts(says, options);
    }

    /** With what can be done where it has stopped because its journal cannot be written. */
    Whereabouts withoutJournal(RollbackRecord rollback) {
        List<String> more = new ArrayList<>();
        more.add("at once, without a journal: dwcpctl rollback --emergency --confirm --take-over "
                + rollback.header().id());
        more.addAll(options);
        more.addAll(ByHand.of(rollback));
        return new Whereabouts(says, more);
    }

    /** Where users are served, in a sentence; asks the cluster. */
    public static String of(Cluster cluster) {
        String service = cluster.names().service();
        return said(cluster.service(service), cluster.endpoints(service));
    }

    /** Who serves, in a sentence. */
    static String said(Service service, Endpoints endpoints) {
        int v1 = endpoints.ready(ClusterNames.V1);
        int v3 = endpoints.ready(ClusterNames.V3);
        int others = endpoints.ready() - v1 - v3;
        List<String> by = new ArrayList<>();
        if (v1 > 0) {
            by.add("v1 (" + v1 + " ready endpoints)");
        }
        if (v3 > 0) {
            by.add("v3 (" + v3 + " ready endpoints)");
        }
        if (others > 0) {
            by.add(others + " ready endpoints of no known version");
        }
        boolean settled = endpoints.ready(service.version()) == endpoints.ready();
        String moving = settled ? "" : ", while " + service.name() + " selects version=" + service.version();
        return by.isEmpty()
                ? "users are served by nobody: " + service.name() + " selects version=" + service.version()
                        + " and has no ready endpoints"
                : "users are served by " + String.join(" and ", by) + moving;
    }
}
