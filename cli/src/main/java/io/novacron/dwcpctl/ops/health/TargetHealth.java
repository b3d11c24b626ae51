package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Duration;

/**
 * How one server is.
 *
 * @param kind what it is
 * @param address where it is
 * @param verdict PASS if it answered that it is ready, FAIL if it answered that it is not, ERROR if it could not be asked
 * @param reason its version, or why not
 * @param took from asking to its answer
 */
public record TargetHealth(String kind, String address, Verdict verdict, String reason, Duration took) {}
