package io.novacron.dwcpctl.ops.gate;

/** What a criterion's failing means for the decision. */
public enum Role {
    /** One failed is CAUTION, two or more are NO-GO. */
    VOTE,
    /** Failed, it is NO-GO by itself. */
    VETO,
    /** Failed or not known, it is CAUTION and never more. */
    CAUTION
}
