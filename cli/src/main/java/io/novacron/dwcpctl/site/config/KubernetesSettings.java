package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.library.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Where the rollout's objects live in the cluster.
 *
 * @param context of the kubeconfig; null for its current one
 * @param namespace of all of them
 * @param application the v3 deployment; its components' are {@code application-amst} …
 * @param v1 the v1 deployment
 * @param service the service whose selector decides who serves
 * @param configMap v3's
 * @param rolloutFlag environment variable of the v3 deployment, 0..100
 */
public record KubernetesSettings(
        @Nullable String context,
        String namespace,
        String application,
        String v1,
        String service,
        String configMap,
        String rolloutFlag) {

    static KubernetesSettings read(YamlNode node) {
        node.only("context", "namespace", "application", "v1", "service", "config_map", "rollout_flag");
        return new KubernetesSettings(
                node.field("context").map(YamlNode::text).orElse(null),
                text(node, "namespace", "dwcp-v3-production"),
                text(node, "application", "dwcp-v3"),
                text(node, "v1", "dwcp-v1"),
                text(node, "service", "dwcp-service"),
                text(node, "config_map", "dwcp-v3-config"),
                node.field("rollout_flag")
                        .map(flag -> flag.only("env").required("env").text())
                        .orElse("FEATURE_FLAG_ROLLOUT"));
    }

    private static String text(YamlNode node, String field, String preset) {
        return node.field(field).map(YamlNode::text).orElse(preset);
    }
}
