package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.alert.Standing;
import io.novacron.dwcpctl.site.fleet.query.FleetData;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import java.time.Duration;
import java.time.Instant;

/** What is stored of a fleet as of now. Which series there are is worked out anew only after something has happened. */
final class StoredFleet {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LiveFleet live;
    private final FleetRules rules;
    private volatile FleetStorage latest;

    StoredFleet(LiveFleet live, FleetRules rules) {
        this.live = live;
        this.rules = rules;
        this.latest = new FleetStorage(live.fleet(), 0);
    }

    /** The present moment, to the millisecond. */
    Instant now() {
        return live.now();
    }

    /** What was scraped, and what rules wrote. */
    FleetData at(Instant now, Deadline deadline) {
        return rules.over(scraped(now), deadline::hasPassed);
    }

    /** How the rules stand now. */
    Standing standing(boolean withRecordings) {
        try {
            return rules.standing(scraped(now()), withRecordings, Deadline.after(LONGEST)::hasPassed);
        } catch (PromqlLimitException e) {
            throw new ApiError(ApiError.Kind.TIMEOUT, e.getMessage());
        }
    }

    FleetStorage scraped(Instant now) {
        Fleet fleet = live.fleet();
        FleetStorage known = latest;
        if (known.fleet() != fleet) {
            known = new FleetStorage(fleet, 0);
            latest = known;
        }
        return known.until(now.toEpochMilli());
    }
}
