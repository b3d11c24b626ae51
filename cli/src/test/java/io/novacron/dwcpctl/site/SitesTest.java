package io.novacron.dwcpctl.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.config.ConfigFile;
import io.novacron.dwcpctl.site.kubectl.KubectlCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands behind a context's ports. */
class SitesTest {
    @TempDir
    Path folder;

    private Site open(String context) throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), """
            schema: 1
            contexts:
              with: {prometheus: {urls: ["http://p:9090"]}, kubernetes: {context: prod, namespace: dwcp}}
              without: {prometheus: {urls: ["http://p:9090"]}}
            """);
        Environment environment = new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Environment.Terminals.NONE,
                Map.of("PATH", "/nonexistent"),
                folder,
                Clock.systemUTC(),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                new Cancellation());
        Deadline deadline = Deadline.after(Duration.ofMinutes(1));
        Sites sites = new Sites(environment, () -> deadline, "test", remark -> {});
        return sites.open(ConfigFile.read(file).context(context));
    }

    @Test
    void a_context_with_kubernetes_has_a_cluster_by_kubectl() throws IOException {
        assertThat(open("with").cluster()).isInstanceOf(KubectlCluster.class);
        assertThat(open("with").cluster().names().context()).isEqualTo("prod");
        assertThat(open("with").cluster().names().namespace()).isEqualTo("dwcp");
        assertThatThrownBy(() -> open("with").cluster().service("dwcp-service"))
                .hasMessage("kubectl is in no folder of PATH");
    }

    @Test
    void a_context_without_says_so_when_it_is_asked() throws IOException {
        assertThatThrownBy(() -> open("without").cluster().deployment("dwcp-v3"))
                .hasMessage("context without has no kubernetes")
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        e -> assertThat(e.suggestion())
                                .isEqualTo(
                                        "Add a block kubernetes to it in the config file; an empty one means the usual"
                                                + " names."));
    }
}
