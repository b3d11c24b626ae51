package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import java.time.Instant;
import java.util.List;

/** Where the silences of a simulated world are kept. */
public interface SilenceBook {
    /** All that were ever made, with the state that they have at a moment, in the order in which they were made. */
    List<Silence> silences(Instant now);

    /**
     * Adds one.
     *
     * @param now the moment at which it is made
     * @return as it is kept
     */
    Silence add(SilenceRequest request, Instant now);

    /**
     * Ends one at a moment.
     *
     * @param id of one that has not ended yet
     */
    void expire(String id, Instant now);
}
