package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.ops.evidence.JsonTree;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import io.novacron.dwcpctl.site.process.ProcessReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps how things are before anything is changed: the cluster's state and the logs. What cannot be had holds nothing up. */
final class CaptureEvidence implements StepWork {
    private final Tools tools;

    CaptureEvidence(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        List<String> kept = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        (rollback.header().baseline().isNull() ? missing : kept).add("metrics");
        keep("state", "cluster.json", () -> JsonTree.text(state(rollback)) + "\n", kept, missing);
        ClusterNames names = tools.cluster().names();
        for (String deployment : List.of(names.application(), names.v1())) {
            log.observes("logs of " + deployment);
            try {
                String text = logs(deployment);
                keep("logs of " + deployment, "logs-" + deployment + ".txt", () -> text, kept, missing);
            } catch (CliException e) {
                missing.add("logs of " + deployment + " (" + e.getMessage() + ")");
            }
        }
        String says = kept.isEmpty() ? "nothing could be kept" : String.join(", ", kept) + " kept";
        return missing.isEmpty()
                ? new Result(Outcome.DONE, says)
                : new Result(Outcome.UNSEEN, says + "; missing: " + String.join(", ", missing));
    }

    @FunctionalInterface
    private interface Text {
        String get();
    }

    private void keep(String what, String file, Text text, List<String> kept, List<String> missing) {
        try {
            TextFiles.replace(tools.directory().resolve("evidence").resolve(file), text.get());
            kept.add(what);
        } catch (CliException e) {
            missing.add(what + " (" + e.getMessage() + ")");
        }
    }

    private String logs(String deployment) throws InterruptedException {
        List<String> command =
                new KubectlCommand(tools.cluster().names()).command("logs", "deployment/" + deployment, "--tail=500");
        Duration limit = tools.pace().limit(Step.CAPTURE_EVIDENCE).dividedBy(2);
        ProcessReply reply = tools.processes().run(command, limit);
        if (reply.exitCode() != 0) {
            // before it says what is wrong, kubectl may say which pod it takes, or warn of its version
            throw Tools.failed(
                    reply.err().strip().lines().reduce((first, last) -> last).orElse("no answer"), "");
        }
        return reply.out();
    }

    private ObjectNode state(RollbackRecord rollback) {
        Cluster cluster = tools.cluster();
        ClusterNames names = cluster.names();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("rollback", rollback.header().id());
        state.put("at", Moment.forMachines(tools.timeline().now()));
        ArrayNode deployments = state.putArray("deployments");
        for (String name : List.of(names.application(), names.v1())) {
            deployments.add(deployment(cluster.deployment(name)));
        }
        ObjectNode selector =
                state.putObject("service").put("name", names.service()).putObject("selector");
        cluster.service(names.service()).selector().forEach(selector::put);
        ArrayNode addresses = state.putArray("endpoints");
        cluster.endpoints(names.service())
                .addresses()
                .forEach(address -> addresses
                        .addObject()
                        .put("ip", address.ip())
                        .put("pod", address.pod())
                        .put("version", address.version())
                        .put("ready", address.ready()));
        return state;
    }

    private static ObjectNode deployment(Deployment deployment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", deployment.name()).put("image", deployment.image());
        json.put("paused", deployment.paused()).put("revision", deployment.revision());
        json.put("desired", deployment.replicas().desired());
        json.put("available", deployment.replicas().available());
        ObjectNode env = json.putObject("env");
        deployment.env().forEach(env::put);
        ObjectNode annotations = json.putObject("annotations");
        deployment.annotations().forEach(annotations::put);
        return json;
    }
}
