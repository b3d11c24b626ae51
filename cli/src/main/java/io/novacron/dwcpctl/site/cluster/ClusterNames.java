package io.novacron.dwcpctl.site.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What the rollout's objects are called, all of them in one namespace.
 *
 * @param context of the kubeconfig; null for its current one
 * @param application the v3 deployment; its components' are {@code application-amst} …
 * @param v1 the v1 deployment
 * @param service the service whose selector decides who serves
 * @param configMap v3's
 * @param rolloutFlag environment variable of the v3 deployment, 0..100
 */
public record ClusterNames(
        @Nullable String context,
        String namespace,
        String application,
        String v1,
        String service,
        String configMap,
        String rolloutFlag) {
    /** As domain.md section 1 has them. */
    public static final ClusterNames USUAL = new ClusterNames(
            null, "dwcp-v3-production", "dwcp-v3", "dwcp-v1", "dwcp-service", "dwcp-v3-config", "FEATURE_FLAG_ROLLOUT");

    /** The label of pods, and key of the service's selector, that tells v1 from v3. */
    public static final String VERSION = "version";

    /** The value of {@link #VERSION} for the predecessor. */
    public static final String V1 = "v1";

    /** The value of {@link #VERSION} for the successor. */
    public static final String V3 = "v3";

    /**
     * The deployment of a component.
     *
     * @param id {@code amst}, {@code hde} …
     */
    public String component(String id) {
        return application + "-" + id;
    }
}
