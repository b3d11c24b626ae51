package io.novacron.dwcpctl.site.fleet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterContract;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The demo's cluster does what a real one does. */
class FleetClusterTest extends ClusterContract {
    private static final Clock WALL = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final int A_SECOND = 1_000;
    private static final int TEN_MINUTES_OF_SECONDS = 600;

    @TempDir
    Path directory;

    private @Nullable Demo demo;

    @Override
    protected Cluster open() {
        Demo opened = Demo.open(WALL, new Journal(directory.resolve("log")), null, null, remark -> {});
        demo = opened;
        return opened.cluster();
    }

    @Override
    protected void await(String what, BooleanSupplier condition) {
        Demo opened = Objects.requireNonNull(demo);
        for (int i = 0; !condition.getAsBoolean(); i++) {
            assertThat(i).as("seconds until " + what).isLessThan(TEN_MINUTES_OF_SECONDS);
            opened.awaitUntil(opened.now().plusMillis(A_SECOND));
        }
    }
}
