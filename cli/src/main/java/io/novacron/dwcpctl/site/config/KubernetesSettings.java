package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.site.cluster.ClusterNames;

/**
 * Where the rollout's objects live in the cluster.
 *
 * @param names what is not configured has its usual name
 */
public record KubernetesSettings(ClusterNames names) {
    static KubernetesSettings read(YamlNode node) {
        node.only("context", "namespace", "application", "v1", "service", "config_map", "rollout_flag");
        ClusterNames usual = ClusterNames.USUAL;
        return new KubernetesSettings(new ClusterNames(
                node.field("context").map(YamlNode::text).orElse(null),
                text(node, "namespace", usual.namespace()),
                text(node, "application", usual.application()),
                text(node, "v1", usual.v1()),
                text(node, "service", usual.service()),
                text(node, "config_map", usual.configMap()),
                node.field("rollout_flag")
                        .map(flag -> flag.only("env").required("env").text())
                        .orElse(usual.rolloutFlag())));
    }

    private static String text(YamlNode node, String field, String preset) {
        return node.field(field).map(YamlNode::text).orElse(preset);
    }
}
