package io.novacron.dwcpctl.ops.gate;

/** What is made of several series where one was expected. */
public enum Several {
    /** The worst of them counts. */
    WORST,
    /** Nobody knows which is meant: the criterion is not known. */
    UNKNOWN
}
