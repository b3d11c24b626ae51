package io.novacron.dwcpctl.metrics.rules.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A value while a template is expanded, of one of the few Go types that can occur. */
sealed interface Datum {
    /** Go's name of its type, for messages. */
    String type();

    /** Whether {@code if} takes it as true: not the type's zero value, not empty. */
    boolean truth();

    /** As Go's {@code %v} prints it. */
    String print();

    /** A float64. */
    record Real(double value) implements Datum {
        @Override
        public String type() {
            return "float64";
        }

        @Override
        public boolean truth() {
            return value != 0;
        }

        @Override
        public String print() {
            return GoFloat.shortest(value);
        }
    }

    /** An int. */
    record Whole(long value) implements Datum {
        @Override
        public String type() {
            return "int";
        }

        @Override
        public boolean truth() {
            return value != 0;
        }

        @Override
        public String print() {
            return Long.toString(value);
        }
    }

    /** A string. */
    record Text(String value) implements Datum {
        @Override
        public String type() {
            return "string";
        }

        @Override
        public boolean truth() {
            return !value.isEmpty();
        }

        @Override
        public String print() {
            return value;
        }
    }

    /** A bool. */
    record Flag(boolean value) implements Datum {
        @Override
        public String type() {
            return "bool";
        }

        @Override
        public boolean truth() {
            return value;
        }

        @Override
        public String print() {
            return Boolean.toString(value);
        }
    }

    /** A map from strings: labels, or the arguments that {@code args} put together. */
    record Mapping(Map<String, Datum> entries, String type, Datum absent) implements Datum {
        static Mapping ofLabels(Map<String, String> labels) {
            Map<String, Datum> entries = new TreeMap<>();
            labels.forEach((name, value) -> entries.put(name, new Text(value)));
            return new Mapping(entries, "map[string]string", new Text(""));
        }

        Datum get(String key) {
            return entries.getOrDefault(key, absent);
        }

        @Override
        public boolean truth() {
            return !entries.isEmpty();
        }

        @Override
        public String print() {
            return entries.entrySet().stream()
                    .map(e -> e.getKey() + ":" + e.getValue().print())
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
    }

    /** What {@code query} answers. */
    record Vector(List<Point> points) implements Datum {
        @Override
        public String type() {
            return "template.queryResult";
        }

        @Override
        public boolean truth() {
            return !points.isEmpty();
        }

        // Go prints the addresses of the samples here, which nobody can expect: print the samples
        @Override
        public String print() {
            return points.stream().map(Point::print).collect(Collectors.joining(" ", "[", "]"));
        }
    }

    /** One sample of an answer. */
    record Point(TemplateQuery.Point point) implements Datum {
        @Override
        public String type() {
            return "*template.sample";
        }

        @Override
        public boolean truth() {
            return true;
        }

        @Override
        public String print() {
            return "{" + Mapping.ofLabels(point.labels()).print() + " " + GoFloat.shortest(point.value()) + "}";
        }
    }

    /** The dot of an alert's template. */
    record Alert(AlertData data) implements Datum {
        @Override
        public String type() {
            return "struct { Labels map[string]string; ExternalLabels map[string]string; ExternalURL string;"
                    + " Value interface {} }";
        }

        @Override
        public boolean truth() {
            return true;
        }

        @Override
        public String print() {
            return "{" + Mapping.ofLabels(data.labels()).print() + " "
                    + Mapping.ofLabels(data.externalLabels()).print() + " " + data.externalUrl() + " "
                    + GoFloat.shortest(data.value()) + "}";
        }
    }

    /** A time in UTC, to the millisecond. */
    record Time(Instant value) implements Datum {
        private static final DateTimeFormatter SECONDS =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

        @Override
        public String type() {
            return "*time.Time";
        }

        @Override
        public boolean truth() {
            return true;
        }

        @Override
        public String print() {
            long millis = Math.floorMod(value.toEpochMilli(), 1000L);
            String fraction = millis == 0
                    ? ""
                    : "." + String.format(Locale.ROOT, "%03d", millis).replaceAll("0+$", "");
            return SECONDS.format(value) + fraction + " +0000 UTC";
        }
    }

    /** Nothing: nil, or a key that a map does not have. */
    record Nothing() implements Datum {
        static final Nothing INSTANCE = new Nothing();

        @Override
        public String type() {
            return "nil";
        }

        @Override
        public boolean truth() {
            return false;
        }

        @Override
        public String print() {
            return "<no value>";
        }
    }
}
