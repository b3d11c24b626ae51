package io.novacron.dwcpctl.site.probe;

import io.novacron.dwcpctl.base.verdict.Verdict;

/**
 * What a server said of itself.
 *
 * @param verdict PASS if it says that it can do all its work, WARN if some of it, FAIL if none, NO_DATA if it does not say
 * @param detail its version, or what it gives as a reason; may be empty
 */
public record ProbeReply(Verdict verdict, String detail) {}
