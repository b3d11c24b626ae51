package io.novacron.dwcpctl.ops.notify;

/**
 * What became of one message to one notifier. Holds no secret, so that it may stand in records.
 *
 * @param notifier its name in the context
 * @param kind {@code slack}, {@code webhook}, {@code grafana}, {@code demo}
 * @param detail why it failed, or what is to be said of it; may be empty
 */
public record Delivery(String notifier, String kind, String event, Outcome outcome, String detail) {
    /** How it ended. */
    public enum Outcome {
        SENT,
        /** Kept on this machine, on purpose: in the demo. */
        KEPT,
        FAILED
    }

    /** In one line: {@code slack incidents: rollback-done sent}. */
    public String text() {
        String how = switch (outcome) {
            case SENT -> " sent";
            case KEPT -> " " + detail;
            case FAILED -> " NOT sent: " + detail;
        };
        return kind + (kind.equals(notifier) ? "" : " " + notifier) + ": " + event + how;
    }
}
