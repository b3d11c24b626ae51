package io.novacron.dwcpctl.site.notify;

import io.novacron.dwcpctl.base.time.Deadline;

/** Someone who carries messages to people outside. */
public interface Notifier {
    /** What the context calls it. */
    String name();

    /** {@code slack}, {@code webhook}, {@code grafana}; {@code demo}. */
    String kind();

    /** Where it carries messages, for people: of a URL that is a secret only so much as may be read by all. */
    String address();

    /** How its messages are to be written. */
    Markup markup();

    /**
     * Carries one.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException if it is not known to have arrived by the deadline; what it says
     *     holds no secret
     */
    Receipt send(Notice notice, Deadline deadline);

    /**
     * Whether it could carry messages, as far as can be told without sending one: that its settings make sense, and its
     * secrets are there.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException if not
     */
    void check();
}
