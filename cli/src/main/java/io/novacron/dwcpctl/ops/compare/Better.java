package io.novacron.dwcpctl.ops.compare;

/** Which values of a metric are the better ones. */
public enum Better {
    LOWER,
    HIGHER;

    /** By what share something has become worse, where it has changed by that share; negative where it is better. */
    double loss(double change) {
        return this == LOWER ? change : -change;
    }
}
