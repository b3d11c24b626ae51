package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import io.novacron.dwcpctl.site.fleet.cluster.FleetCluster;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.time.Instant;
import java.util.function.BiFunction;

/** Who stood behind the demo's service: the fleet is a function of its log and the time, so the past can be asked. */
public final class PastEndpoints {
    private PastEndpoints() {}

    /** As they were at a moment. */
    public static Endpoints at(Demo demo, Instant at) {
        Fleet fleet = demo.fleet();
        return new FleetCluster(new SharedFleet() {
                    @Override
                    public Fleet fleet() {
                        return fleet;
                    }

                    @Override
                    public Instant now() {
                        return at;
                    }

                    @Override
                    public void append(BiFunction<Fleet, Instant, FleetEvent> next) {
                        throw new AssertionError("the past stays as it is");
                    }
                })
                .endpoints("dwcp-service");
    }
}
