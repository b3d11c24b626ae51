package io.novacron.dwcpctl.site.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A change to one of the rollout's objects, by what it asks for: twice the same asks for no more than once. */
public sealed interface ClusterChange {
    <R> R accept(Visitor<R> visitor);

    /** The deployment, service or config map that it is about. */
    String object();

    /**
     * As many pods as this.
     *
     * @param replicas 0 or more
     */
    record Scale(String deployment, int replicas) implements ClusterChange {
        public Scale {
            if (replicas < 0) {
                throw new IllegalArgumentException(replicas + " replicas");
            }
        }

        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scale(this);
        }
    }

    /**
     * Environment variables of the pod template get these values. Restarts the pods one after another, and with them the
     * migrations they run; while the deployment is paused, nothing happens until it is resumed.
     *
     * @param values by name, at least one
     */
    record SetEnv(String deployment, Map<String, String> values) implements ClusterChange {
        public SetEnv {
            values = sorted(values);
        }

        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setEnv(this);
        }
    }

    /** A rollout stops where it stands: later changes of the template wait. */
    record PauseRollout(String deployment) implements ClusterChange {
        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pauseRollout(this);
        }
    }

    /** A paused rollout goes on, with all that was changed meanwhile. */
    record ResumeRollout(String deployment) implements ClusterChange {
        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resumeRollout(this);
        }
    }

    /**
     * A paused rollout goes on with environment variables that are set in the same change, so that no pod ever starts with
     * the values before.
     *
     * @param container whose variables they are, as {@link Deployment#container} names it
     * @param values by name, at least one
     */
    record ResumeWithEnv(String deployment, String container, Map<String, String> values) implements ClusterChange {
        public ResumeWithEnv {
            values = sorted(values);
        }

        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resumeWithEnv(this);
        }
    }

    /**
     * The template of an earlier revision comes back, as a new revision. Refused while the deployment is paused.
     *
     * @param revision the number of one that the rollout history lists; null for the one before the present one
     */
    record UndoRollout(String deployment, @Nullable Long revision) implements ClusterChange {
        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.undoRollout(this);
        }
    }

    /**
     * The pods are replaced one after another, by the same template. Refused while the deployment is paused.
     */
    record RestartRollout(String deployment) implements ClusterChange {
        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.restartRollout(this);
        }
    }

    /**
     * An annotation of a deployment.
     *
     * @param value null to remove it
     * @param resourceVersion that the deployment must still have; null where that does not matter
     */
    record Annotate(
            String deployment,
            String key,
            @Nullable String value,
            @Nullable String resourceVersion) implements ClusterChange {
        @Override
        public String object() {
            return deployment;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.annotate(this);
        }
    }

    /**
     * The service sends requests to the pods of a version.
     *
     * @param version {@code v1} or {@code v3}
     * @param resourceVersion that the service must still have; null where that does not matter
     */
    record SelectVersion(
            String service, String version, @Nullable String resourceVersion) implements ClusterChange {
        @Override
        public String object() {
            return service;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.selectVersion(this);
        }
    }

    /** A key of a config map gets a value. Pods that read it at their start know it after the next one. */
    record SetConfigKey(String configMap, String key, String value) implements ClusterChange {
        @Override
        public String object() {
            return configMap;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setConfigKey(this);
        }
    }

    private static Map<String, String> sorted(Map<String, String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no variable");
        }
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** What to do with each kind. */
    interface Visitor<R> {
        R scale(Scale change);

        R setEnv(SetEnv change);

        R pauseRollout(PauseRollout change);

        R resumeRollout(ResumeRollout change);

        R resumeWithEnv(ResumeWithEnv change);

        R undoRollout(UndoRollout change);

        R restartRollout(RestartRollout change);

        R annotate(Annotate change);

        R selectVersion(SelectVersion change);

        R setConfigKey(SetConfigKey change);
    }
}
