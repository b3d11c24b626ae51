package io.novacron.dwcpctl.metrics.rules.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Go's {@code fmt.Sprintf} over the values of templates, its complaints about misfits included. */
final class Printf {
    private static final int MAX_WIDTH = 1000;

    private final String format;
    private final List<Datum> arguments;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;
    private boolean reordered;
    private boolean goodIndex;

    private Printf(String format, List<Datum> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    static String format(String format, List<Datum> arguments) {
        return new Printf(format, arguments).run();
    }

    /** Go's {@code fmt.Sprint}: spaces only between two values neither of which is a string. */
    static String print(List<Datum> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            boolean space =
                    i > 0 && !(values.get(i) instanceof Datum.Text) && !(values.get(i - 1) instanceof Datum.Text);
            text.append(space ? " " : "").append(plain(values.get(i)));
        }
        return text.toString();
    }

    /** Go's {@code fmt.Sprintln}. */
    static String println(List<Datum> values) {
        return String.join(" ", values.stream().map(Printf::plain).toList()) + "\n";
    }

    /** A value's {@code %v}; what a template prints as no value is nil here. */
    private static String plain(Datum value) {
        return value instanceof Datum.Nothing ? "<nil>" : value.print();
    }

    private String run() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '%') {
                verb();
            } else {
                out.append(c);
            }
        }
        if (!reordered && next < arguments.size()) {
            List<String> extra = new ArrayList<>();
            arguments.subList(next, arguments.size()).forEach(a -> extra.add(typed(a)));
            out.append("%!(EXTRA ").append(String.join(", ", extra)).append(')');
        }
        return out.toString();
    }

    private record Flags(
            boolean minus, boolean plus, boolean sharp, boolean space, boolean zero, int width, int precision) {
        Flags plain() {
            return new Flags(minus, false, false, false, zero && !minus, width, -1);
        }
    }

    private void verb() {
        boolean minus = false;
        boolean plus = false;
        boolean sharp = false;
        boolean space = false;
        boolean zero = false;
        for (; at < format.length() && "-+# 0".indexOf(format.charAt(at)) >= 0; at++) {
            switch (format.charAt(at)) {
                case '-' -> minus = true;
                case '+' -> plus = true;
                case '#' -> sharp = true;
                case ' ' -> space = true;
                default -> zero = true;
            }
        }
        goodIndex = true;
        boolean indexed = index();
        OptionalInt width = OptionalInt.empty();
        if (take('*')) {
            width = argument("BADWIDTH");
            minus |= width.orElse(0) < 0;
            indexed = false;
        } else {
            width = number();
            goodIndex &= !(indexed && width.isPresent());
        }
        OptionalInt precision = OptionalInt.empty();
        if (take('.')) {
            goodIndex &= !indexed;
            indexed = index();
            if (take('*')) {
                precision = argument("BADPREC");
                indexed = false;
            } else {
                precision = OptionalInt.of(number().orElse(0));
            }
        }
        if (!indexed) {
            index();
        }
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        Flags flags =
                new Flags(minus, plus, sharp, space, zero && !minus, Math.abs(width.orElse(0)), precision.orElse(-1));
        if (verb == '%') {
            out.append('%');
        } else if (!goodIndex) {
            out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
        } else if (next >= arguments.size()) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            out.append(one(verb, arguments.get(next++), flags));
        }
    }

    private boolean take(char c) {
        boolean there = at < format.length() && format.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    /** Reads {@code [2]}, which makes the second argument the next. */
    private boolean index() {
        if (at >= format.length() || format.charAt(at) != '[') {
            return false;
        }
        reordered = true;
        int end = format.indexOf(']', at);
        if (end < 0) {
            at++;
            goodIndex = false;
            return false;
        }
        int start = ++at;
        OptionalInt number = number();
        boolean whole = number.isPresent() && at == end && at > start;
        at = end + 1;
        if (whole && number.getAsInt() >= 1 && number.getAsInt() <= arguments.size()) {
            next = number.getAsInt() - 1;
        } else {
            goodIndex = false;
        }
        return whole;
    }

    private OptionalInt argument(String bad) {
        Datum value = next < arguments.size() ? arguments.get(next) : Datum.Nothing.INSTANCE;
        next += next < arguments.size() ? 1 : 0;
        if (value instanceof Datum.Whole whole && Math.abs(whole.value()) <= MAX_WIDTH) {
            boolean unset = bad.equals("BADPREC") && whole.value() < 0;
            if (!unset) {
                return OptionalInt.of((int) whole.value());
            }
        }
        out.append("%!(").append(bad).append(')');
        return OptionalInt.empty();
    }

    private OptionalInt number() {
        int start = at;
        while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            at++;
        }
        if (start == at) {
            return OptionalInt.empty();
        }
        int value = at - start > 4 ? MAX_WIDTH : Integer.parseInt(format.substring(start, at));
        return OptionalInt.of(Math.min(value, MAX_WIDTH));
    }

    private static String one(int verb, Datum value, Flags flags) {
        if (verb == 'T') {
            return pad(value instanceof Datum.Nothing ? "<nil>" : value.type(), flags.plain());
        }
        if (value instanceof Datum.Real real) {
            return real(verb, real, flags);
        }
        if (value instanceof Datum.Whole whole) {
            return whole(verb, whole, flags);
        }
        if (value instanceof Datum.Text text) {
            return text(verb, text, flags);
        }
        if (value instanceof Datum.Flag flag) {
            return verb == 't' || verb == 'v' ? pad(flag.print(), flags) : bad(verb, value);
        }
        if (value instanceof Datum.Nothing) {
            return verb == 'v' ? pad("<nil>", flags) : "%!" + Character.toString(verb) + "(<nil>)";
        }
        return verb == 'v' || verb == 's' ? pad(value.print(), flags) : bad(verb, value);
    }

    private static String real(int verb, Datum.Real real, Flags flags) {
        double value = real.value();
        int precision = flags.precision();
        String text = switch (verb) {
            case 'v', 'g', 'G' -> precision < 0 ? GoFloat.shortest(value) : GoFloat.general(value, precision);
            case 'f', 'F' -> GoFloat.fixed(value, precision < 0 ? 6 : precision);
            case 'x', 'X' -> precision < 0 ? GoFloat.hexadecimal(value) : "";
            case 'e', 'E' -> GoFloat.exponential(value, precision < 0 ? 6 : precision);
            default -> "";
        };
        if (text.isEmpty()) {
            return bad(verb, real);
        }
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        String unsigned = text.startsWith("+") && !flags.plus() ? text : text.replaceFirst("^\\+", "");
        String signed = sign(unsigned, flags);
        String shown = verb == 'E' || verb == 'G' || verb == 'X' ? signed.toUpperCase(Locale.ROOT) : signed;
        return finite
                ? padNumber(shown, flags)
                : pad(shown, new Flags(flags.minus, false, false, false, false, flags.width, -1));
    }

    private static String whole(int verb, Datum.Whole whole, Flags flags) {
        long value = whole.value();
        String size = Long.toString(value).replaceFirst("^-", "");
        String digits = switch (verb) {
            case 'd', 'v' -> size;
            case 'x' -> Long.toString(Math.abs(value), 16);
            case 'X' -> Long.toString(Math.abs(value), 16).toUpperCase(Locale.ROOT);
            case 'o' -> Long.toString(Math.abs(value), 8);
            case 'b' -> Long.toString(Math.abs(value), 2);
            default -> "";
        };
        if (digits.isEmpty()) {
            return switch (verb) {
                case 'c' ->
                    pad(Character.isValidCodePoint((int) value) ? Character.toString((int) value) : "\uFFFD", flags);
                case 'q' -> pad("'" + Character.toString((int) value) + "'", flags);
                case 'U' -> pad(String.format(Locale.ROOT, "U+%04X", value), flags);
                default -> bad(verb, whole);
            };
        }
        if (flags.sharp() && (verb == 'x' || verb == 'X')) {
            digits = "0" + Character.toString(verb) + digits;
        }
        String padded =
                flags.precision() > digits.length() ? "0".repeat(flags.precision() - digits.length()) + digits : digits;
        return padNumber(sign((value < 0 ? "-" : "") + padded, flags), flags);
    }

    private static String text(int verb, Datum.Text text, Flags flags) {
        String value = text.value();
        String cut = flags.precision() >= 0 && flags.precision() < value.codePointCount(0, value.length())
                ? value.substring(0, value.offsetByCodePoints(0, flags.precision()))
                : value;
        return switch (verb) {
            case 'v', 's' -> pad(cut, flags);
            case 'q' -> pad(flags.sharp() && cut.indexOf('`') < 0 ? "`" + cut + "`" : GoText.quote(cut), flags);
            case 'x', 'X' -> {
                StringBuilder hex = new StringBuilder();
                for (byte b : cut.getBytes(StandardCharsets.UTF_8)) {
                    hex.append(String.format(Locale.ROOT, verb == 'x' ? "%02x" : "%02X", b));
                }
                yield pad(hex.toString(), flags);
            }
            default -> bad(verb, text);
        };
    }

    private static String sign(String number, Flags flags) {
        if (number.startsWith("-") || number.startsWith("+")) {
            return number;
        }
        return flags.plus() ? "+" + number : flags.space() ? " " + number : number;
    }

    private static String padNumber(String number, Flags flags) {
        int missing = flags.width() - number.length();
        if (!flags.zero() || missing <= 0) {
            return pad(number, flags);
        }
        boolean signed = "+- ".indexOf(number.charAt(0)) >= 0;
        String zeros = "0".repeat(missing);
        return signed ? number.charAt(0) + zeros + number.substring(1) : zeros + number;
    }

    private static String pad(String text, Flags flags) {
        int missing = flags.width() - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        return flags.minus() ? text + " ".repeat(missing) : (flags.zero() ? "0" : " ").repeat(missing) + text;
    }

    private static String bad(int verb, Datum value) {
        return "%!" + Character.toString(verb) + "(" + typed(value) + ")";
    }

    private static String typed(Datum value) {
        return value instanceof Datum.Nothing ? "<nil>" : value.type() + "=" + value.print();
    }
}
