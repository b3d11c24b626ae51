package io.novacron.dwcpctl.site.probe;

/** One server that can be asked whether it is there and ready. */
public interface Probe {
    /** What it is: {@code prometheus}, {@code application}, {@code amst}. */
    String kind();

    /** The region that it serves; the empty string where it serves all, or where that is not configured. */
    default String region() {
        return "";
    }

    /** Its address, without credentials. */
    String address();

    /**
     * Asks it; blocks until it has answered or the deadline has passed.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException if it gives no answer, with the reason
     */
    ProbeReply ask();
}
