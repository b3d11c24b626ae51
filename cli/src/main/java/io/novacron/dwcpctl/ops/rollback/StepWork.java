package io.novacron.dwcpctl.ops.rollback;

/** How one step is done. Done again, it does nothing twice: it looks at the cluster first. */
interface StepWork {
    /**
     * Does it, and looks until it is seen to be so.
     *
     * @param rollback as the journal has it
     * @throws io.novacron.dwcpctl.base.error.CliException if it cannot be done; then the step has failed
     */
    Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException;

    /** What it came to. */
    record Result(Outcome outcome, String says) {}
}
