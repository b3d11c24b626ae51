package io.novacron.dwcpctl.ops.gate;

/** What a criterion is judged for. */
public enum Per {
    /** Each region by itself; one that is expected and says nothing is not known. */
    REGION,
    /** All together. */
    FLEET
}
