package io.novacron.dwcpctl.ops.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed, or that is not as it usually is.
 *
 * @param at when; null where only that it is so is known
 * @param object the deployment, the config map, the stage
 */
public record Change(@Nullable Instant at, String object, String what) {}
