package io.novacron.dwcpctl.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Names at the end of a run what was skipped and how to get what was missing. */
public final class SkippedTests implements TestExecutionListener {
    private final Map<String, Integer> reasons = new ConcurrentSkipListMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    private void count(String reason) {
        reasons.merge(reason.replace("Assumption failed: ", ""), 1, Integer::sum);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        reasons.forEach((reason, count) -> System.out.println("skipped " + count + ": " + reason));
        if (!reasons.isEmpty()) {
            System.out.println("To run them on Debian or Ubuntu: apt-get install prometheus prometheus-alertmanager"
                    + " prometheus-pushgateway tmux zsh fish mandoc etcd-server kubernetes-client; for those of Prometheus 3 set"
                    + " PROMETHEUS3_BIN to a folder with prometheus and promtool 3.x; for those of Kubernetes set"
                    + " KUBEBUILDER_ASSETS to a folder with kube-apiserver and kube-controller-manager.");
        }
    }
}
