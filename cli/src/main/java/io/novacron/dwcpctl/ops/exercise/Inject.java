package io.novacron.dwcpctl.ops.exercise;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said to the participant.
 *
 * @param at from the page on
 * @param from who says it: the pager, a manager
 * @param says in their words
 * @param unless it is not said to who has done this by then; null where it always is
 * @param wants what it asks for; null where it asks for nothing
 * @param within how soon; null where it asks for nothing
 */
public record Inject(
        Duration at,
        String from,
        String says,
        @Nullable Duty unless,
        @Nullable Duty wants,
        @Nullable Duration within) {}
