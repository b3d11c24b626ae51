package io.novacron.dwcpctl.site.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the cluster allows whoever asks, or does not.
 *
 * @param verb {@code get}, {@code list}, {@code patch} …
 * @param resource with its group: {@code deployments.apps}, {@code services}
 * @param name of the one object that it is about; null for all of the namespace
 * @param subresource {@code scale}; null for the object itself
 */
public record Permission(
        String verb,
        String resource,
        @Nullable String name,
        @Nullable String subresource) {
    private static final String DEPLOYMENTS = "deployments.apps";

    /** All that a change needs to be allowed, as kubectl carries it out. */
    public static List<Permission> neededFor(ClusterChange change) {
        return change.accept(new Needs());
    }

    /** As people write it: {@code patch deployments.apps/dwcp-v1 (scale)}. */
    @Override
    public String toString() {
        return verb + " " + resource + (name == null ? "" : "/" + name)
                + (subresource == null ? "" : " (" + subresource + ")");
    }

    /** kubectl reads every object before it changes it. */
    private static final class Needs implements ClusterChange.Visitor<List<Permission>> {
        private static List<Permission> ofDeployment(ClusterChange change) {
            return ofObject(DEPLOYMENTS, change);
        }

        private static List<Permission> ofObject(String resource, ClusterChange change) {
            return List.of(
                    new Permission("get", resource, change.object(), null),
                    new Permission("patch", resource, change.object(), null));
        }

        @Override
        public List<Permission> scale(ClusterChange.Scale change) {
            return List.of(
                    new Permission("get", DEPLOYMENTS, change.deployment(), null),
                    new Permission("patch", DEPLOYMENTS, change.deployment(), "scale"));
        }

        @Override
        public List<Permission> setEnv(ClusterChange.SetEnv change) {
            return ofDeployment(change);
        }

        @Override
        public List<Permission> pauseRollout(ClusterChange.PauseRollout change) {
            return ofDeployment(change);
        }

        @Override
        public List<Permission> resumeRollout(ClusterChange.ResumeRollout change) {
            return ofDeployment(change);
        }

        @Override
        public List<Permission> resumeWithEnv(ClusterChange.ResumeWithEnv change) {
            return ofDeployment(change);
        }

        @Override
        public List<Permission> undoRollout(ClusterChange.UndoRollout change) {
            return List.of(
                    new Permission("get", DEPLOYMENTS, change.deployment(), null),
                    new Permission("patch", DEPLOYMENTS, change.deployment(), null),
                    // the templates of earlier revisions are theirs
                    new Permission("list", "replicasets.apps", null, null));
        }

        @Override
        public List<Permission> restartRollout(ClusterChange.RestartRollout change) {
            return ofDeployment(change);
        }

        @Override
        public List<Permission> annotate(ClusterChange.Annotate change) {
            return ofDeployment(change);
        }

        @Override
        public List<Permission> selectVersion(ClusterChange.SelectVersion change) {
            return ofObject("services", change);
        }

        @Override
        public List<Permission> setConfigKey(ClusterChange.SetConfigKey change) {
            return ofObject("configmaps", change);
        }
    }
}
