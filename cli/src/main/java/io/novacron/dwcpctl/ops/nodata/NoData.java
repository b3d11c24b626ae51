package io.novacron.dwcpctl.ops.nodata;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no data, or only old data.
 *
 * @param reason for people: a sentence without a full stop
 * @param since when it began, where that is known
 */
public record NoData(Cause cause, String reason, @Nullable Instant since) {
    /** What can be the cause. */
    public enum Cause {
        /** The source has no metric of that name. */
        METRIC_UNKNOWN,
        /** The metric is there, but a condition on its labels excludes all of its series. */
        MATCHERS_EXCLUDE_ALL,
        /** What exposes the series cannot be scraped. */
        TARGET_DOWN,
        /** The series ended though its target is up, or its target is not scraped any more. */
        SERIES_STALE,
        /** Nothing happened of what is counted. */
        NO_TRAFFIC,
        /** Something happened, but not enough to judge by. */
        TOO_LITTLE_TRAFFIC,
        /** The source refuses to answer. */
        PERMISSION_REFUSED,
        /** The source answers, but holds nothing of DWCP: another tenant, or another server. */
        WRONG_TENANT,
        /** The series are too young for a rate. */
        TOO_FEW_SAMPLES,
        /** All series are there: the expression's own conditions leave none of them. */
        CONDITION_NOT_MET;

        /** As data has it: {@code target-down}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static NoData of(Cause cause, String reason) {
        return new NoData(cause, reason, null);
    }

    /** The same said of a part of the whole. */
    NoData within(String part) {
        return new NoData(cause, part + ": " + reason, since);
    }
}
