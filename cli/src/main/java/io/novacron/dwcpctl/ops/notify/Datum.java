package io.novacron.dwcpctl.ops.notify;

import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What stands in a place of a message. */
public sealed interface Datum {
    /** What a parameter takes. */
    enum Type {
        TEXT,
        LIST,
        TIME,
        DURATION,
        NUMBER
    }

    Type type();

    /** Its lines as plain text, not yet escaped: one, except of a list. */
    List<String> lines();

    /** A text; line breaks in it become spaces. */
    record Words(String text) implements Datum {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public List<String> lines() {
            return List.of(oneLine(text));
        }
    }

    /** A line for each item. */
    record Listing(List<String> items) implements Datum {
        public Listing {
            items = List.copyOf(items);
        }

        @Override
        public Type type() {
            return Type.LIST;
        }

        @Override
        public List<String> lines() {
            return items.isEmpty()
                    ? List.of("none")
                    : items.stream().map(Datum::oneLine).toList();
        }
    }

    /** A moment, written in UTC to the second: readers sit in several zones. */
    record When(Instant moment) implements Datum {
        private static final DateTimeFormatter UTC =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

        @Override
        public Type type() {
            return Type.TIME;
        }

        @Override
        public List<String> lines() {
            return List.of(UTC.format(moment.atOffset(ZoneOffset.UTC)));
        }
    }

    /** A duration, written to the second. */
    record HowLong(Duration duration) implements Datum {
        @Override
        public Type type() {
            return Type.DURATION;
        }

        @Override
        public List<String> lines() {
            return List.of(PromDuration.format(duration.truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    /** A number without a unit. */
    record Amount(double value) implements Datum {
        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public List<String> lines() {
            return List.of(Numbers.format(value));
        }
    }

    /**
     * What a file gives as a default.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if it is not of the type
     */
    static Datum read(Type type, YamlNode node) {
        return switch (type) {
            case TEXT -> new Words(node.text());
            case LIST -> new Listing(node.texts());
            case TIME -> throw node.error("a time has no default", "Leave default out.");
            case DURATION -> new HowLong(node.duration());
            case NUMBER -> new Amount(node.number());
        };
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean isSpace = Character.isWhitespace(c) || Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
            if (!isSpace) {
                line.appendCodePoint(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        return line.toString().strip();
    }
}
