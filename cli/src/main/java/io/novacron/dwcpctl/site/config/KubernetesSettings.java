package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ObjectNames;

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
                name(node, "namespace", usual.namespace()),
                name(node, "application", usual.application()),
                name(node, "v1", usual.v1()),
                name(node, "service", usual.service()),
                name(node, "config_map", usual.configMap()),
                node.field("rollout_flag")
                        .map(flag -> variable(flag.only("env").required("env")))
                        .orElse(usual.rolloutFlag())));
    }

    private static String name(YamlNode node, String field, String preset) {
        return node.field(field)
                .map(named -> {
                    if (!ObjectNames.isObject(named.text())) {
                        throw named.error(
                                "no object in a cluster can be called \"" + named.text() + "\"",
                                "Names are of lower-case letters, digits, - and dots.");
                    }
                    return named.text();
                })
                .orElse(preset);
    }

    private static String variable(YamlNode node) {
        if (!ObjectNames.isVariable(node.text())) {
            throw node.error(
                    "no environment variable can be called \"" + node.text() + "\"",
                    "Names are of letters, digits and _.");
        }
        return node.text();
    }
}
