package io.novacron.dwcpctl.ops.rollback;

/** Where a step says what it does. Intents and remarks are on disk when the call returns. */
interface StepLog {
    /**
     * It is about to change something.
     *
     * @param change from what to what
     * @param command the kubectl command that it amounts to
     */
    void intends(String change, String command);

    void remarks(String says);

    /** How far it is; not kept. */
    void observes(String says);
}
