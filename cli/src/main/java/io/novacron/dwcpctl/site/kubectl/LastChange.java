package io.novacron.dwcpctl.site.kubectl;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When someone last changed an object, by what the API server notes of who wrote which fields. What the cluster itself writes
 * (status, and the number of the rollout) is no change. API servers before 1.22 note nothing
 * of scaling.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management">Field management</a>
 */
final class LastChange {
    private static final String ROLLOUT_NUMBER = "f:deployment.kubernetes.io/revision";

    private LastChange() {}

    /** Of anything in its specification, labels or annotations; null where the API server does not say. */
    static @Nullable Instant ofIntent(ApiObject object) {
        return last(
                object,
                fields -> fields.has("f:spec") || hasOwn(fields, "f:labels") || hasOwn(fields, "f:annotations"));
    }

    /** Of a config map's data; null where the API server does not say. */
    static @Nullable Instant ofData(ApiObject object) {
        return last(object, fields -> fields.has("f:data") || fields.has("f:binaryData"));
    }

    private static boolean hasOwn(ApiObject fields, String part) {
        return fields.object("f:metadata").object(part).names().stream()
                .anyMatch(name -> !name.equals(".") && !name.equals(ROLLOUT_NUMBER));
    }

    private static @Nullable Instant last(ApiObject object, Predicate<ApiObject> counts) {
        List<ApiObject> entries = object.object("metadata").items("managedFields");
        Instant last = null;
        for (ApiObject entry : entries) {
            if (counts.test(entry.object("fieldsV1"))) {
                Instant time = entry.optionalTime("time").orElse(null);
                if (time == null) {
                    return null; // it may be the last one
                }
                last = last == null || time.isAfter(last) ? time : last;
            }
        }
        return last;
    }
}
