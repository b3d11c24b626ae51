package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import java.time.Instant;

/** What is stored of a fleet as of now. Which series there are is worked out anew only after something has happened. */
final class StoredFleet {
    private final LiveFleet live;
    private volatile FleetStorage latest;

    StoredFleet(LiveFleet live) {
        this.live = live;
        this.latest = new FleetStorage(live.fleet(), 0);
    }

    /** The present moment, to the millisecond. */
    Instant now() {
        return live.now();
    }

    FleetStorage at(Instant now) {
        Fleet fleet = live.fleet();
        FleetStorage known = latest;
        if (known.fleet() != fleet) {
            known = new FleetStorage(fleet, 0);
            latest = known;
        }
        return known.until(now.toEpochMilli());
    }
}
