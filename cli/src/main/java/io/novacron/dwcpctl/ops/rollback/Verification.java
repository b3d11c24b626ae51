package io.novacron.dwcpctl.ops.rollback;

/** Shows by metrics and endpoints whether a rollback has worked. */
@FunctionalInterface
public interface Verification {
    /**
     * Looks until that can be said, or for as long as it may take.
     *
     * @param rollback as its journal has it; all steps but the last are done
     */
    Verified of(RollbackRecord rollback) throws InterruptedException;
}
