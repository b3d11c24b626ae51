package io.novacron.dwcpctl.ops.notify;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;

/** Looks at a notifier as other servers are looked at; nothing is sent to try it. */
public final class NotifierCheck implements Probe {
    private final Notifier notifier;

    public NotifierCheck(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public String kind() {
        return "notifier " + notifier.name();
    }

    @Override
    public String address() {
        return notifier.address();
    }

    @Override
    public ProbeReply ask() {
        notifier.check();
        return new ProbeReply(Verdict.PASS, notifier.kind() + ", configured; nothing was sent to try it");
    }
}
