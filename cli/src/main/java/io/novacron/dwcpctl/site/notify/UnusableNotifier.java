package io.novacron.dwcpctl.site.notify;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;

/**
 * One that cannot carry anything as the context is now. It fails when it is used, and not when the context is opened: what
 * is to be done must not wait for what is to be said of it.
 */
public record UnusableNotifier(String name, String kind, String problem, String suggestion) implements Notifier {
    @Override
    public String address() {
        return "-";
    }

    @Override
    public Markup markup() {
        return Markup.PLAIN;
    }

    @Override
    public Receipt send(Notice notice, Deadline deadline) {
        throw failure();
    }

    @Override
    public void check() {
        throw failure();
    }

    private CliException failure() {
        return CliException.badInput("notifier " + name + ": " + problem, suggestion);
    }
}
