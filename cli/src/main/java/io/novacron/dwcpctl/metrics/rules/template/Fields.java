package io.novacron.dwcpctl.metrics.rules.template;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields, and the methods without arguments, that values have. */
final class Fields {
    private Fields() {}

    /** Null where there is none of that name. */
    static @Nullable Datum of(Datum value, String name) {
        if (value instanceof Datum.Mapping mapping) {
            return mapping.get(name);
        }
        if (value instanceof Datum.Alert alert) {
            return ofAlert(alert.data(), name);
        }
        if (value instanceof Datum.Point point) {
            return switch (name) {
                case "Labels" -> Datum.Mapping.ofLabels(point.point().labels());
                case "Value" -> new Datum.Real(point.point().value());
                default -> null;
            };
        }
        return value instanceof Datum.Time time ? ofTime(time.value().atZone(ZoneOffset.UTC), name) : null;
    }

    private static @Nullable Datum ofAlert(AlertData alert, String name) {
        return switch (name) {
            case "Labels" -> Datum.Mapping.ofLabels(alert.labels());
            case "ExternalLabels" -> Datum.Mapping.ofLabels(alert.externalLabels());
            case "ExternalURL" -> new Datum.Text(alert.externalUrl());
            case "Value" -> new Datum.Real(alert.value());
            default -> null;
        };
    }

    private static @Nullable Datum ofTime(ZonedDateTime time, String name) {
        return switch (name) {
            case "Year" -> new Datum.Whole(time.getYear());
            case "Month" -> new Datum.Text(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case "Day" -> new Datum.Whole(time.getDayOfMonth());
            case "Weekday" -> new Datum.Text(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case "Hour" -> new Datum.Whole(time.getHour());
            case "Minute" -> new Datum.Whole(time.getMinute());
            case "Second" -> new Datum.Whole(time.getSecond());
            case "Unix" -> new Datum.Whole(time.toEpochSecond());
            default -> null;
        };
    }
}
