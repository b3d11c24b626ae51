package io.novacron.dwcpctl.site.fleet.demo;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.notify.Markup;
import io.novacron.dwcpctl.site.notify.Notice;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.Receipt;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Predicate;

/** Keeps messages in the demo's log. Nothing of the demo reaches anybody outside. */
final class DemoNotifier implements Notifier {
    private final Predicate<DemoLog> keep;

    /** @param keep adds a line to the log, and tells whether other processes can read it there */
    DemoNotifier(Predicate<DemoLog> keep) {
        this.keep = keep;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String kind() {
        return "demo";
    }

    @Override
    public String address() {
        return "the demo's log";
    }

    @Override
    public Markup markup() {
        return Markup.PLAIN;
    }

    @Override
    public Receipt send(Notice notice, Deadline deadline) {
        boolean kept = keep.test(new DemoLog.Notified(
                notice.at().truncatedTo(ChronoUnit.MILLIS),
                notice.event(),
                notice.severity().name().toLowerCase(Locale.ROOT),
                notice.subject(),
                notice.text()));
        return new Receipt(
                false, kept ? "kept in the demo's log, not sent" : "not sent: the demo's state is not kept either");
    }

    @Override
    public void check() {}
}
