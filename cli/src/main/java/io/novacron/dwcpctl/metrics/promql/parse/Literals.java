package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Expr.NumberLiteral;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The values of literals, read as Go reads them. */
final class Literals {
    private final Tokens tokens;

    Literals(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A number, or a duration in seconds. */
    NumberLiteral number(Token token) {
        if (token.type() == TokenType.DURATION) {
            try {
                return new NumberLiteral(token.span(), Durations.millis(token.text()) / 1000.0, true);
            } catch (IllegalArgumentException e) {
                throw tokens.error(token.span(), String.valueOf(e.getMessage()));
            }
        }
        return new NumberLiteral(token.span(), value(token), false);
    }

    private double value(Token token) {
        String text = token.text();
        if (!underscoresFit(text)) {
            throw bad(token, "invalid syntax");
        }
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        if (digits.equals("inf") || digits.equals("nan")) {
            return digits.equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        boolean hexadecimal = digits.startsWith("0x");
        int radix = hexadecimal ? 16 : digits.startsWith("0") && !digits.equals("0") ? 8 : 10;
        try {
            return new BigInteger(hexadecimal ? digits.substring(2) : digits, radix).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return decimal(token, digits);
        }
    }

    private double decimal(Token token, String digits) {
        double value;
        try {
            value = digits.startsWith("0x") ? Double.NaN : Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (Double.isNaN(value)) {
            throw bad(token, "invalid syntax");
        }
        if (Double.isInfinite(value)) {
            throw bad(token, "value out of range");
        }
        return value;
    }

    private PromqlParseException bad(Token token, String why) {
        return tokens.error(
                token.span(),
                "error parsing number: strconv.ParseFloat: parsing " + GoQuote.string(token.text()) + ": " + why);
    }

    // strconv's underscoreOK: each stands between digits, or between the base's prefix and a digit
    private static boolean underscoresFit(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        int radix = hexadecimal ? 16 : 10;
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            boolean prefixed = hexadecimal && i == 2;
            boolean before = prefixed || (i > 0 && Character.digit(text.charAt(i - 1), radix) >= 0);
            boolean after = i + 1 < text.length() && Character.digit(text.charAt(i + 1), radix) >= 0;
            if (!before || !after) {
                return false;
            }
        }
        return true;
    }

    /** What a string literal says. Bytes written as escapes that are no UTF-8 become U+FFFD. */
    static String string(Token token) {
        String text = token.text();
        String inner = text.substring(1, text.length() - 1);
        if (text.charAt(0) == '`' || inner.indexOf('\\') < 0) {
            return inner;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(inner.length());
        int i = 0;
        while (i < inner.length()) {
            int c = inner.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\\') {
                i = escape(inner, i, bytes);
            } else {
                append(bytes, c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escape(String inner, int at, ByteArrayOutputStream bytes) {
        char c = inner.charAt(at);
        switch (c) {
            case 'a' -> bytes.write(7);
            case 'b' -> bytes.write('\b');
            case 'f' -> bytes.write('\f');
            case 'n' -> bytes.write('\n');
            case 'r' -> bytes.write('\r');
            case 't' -> bytes.write('\t');
            case 'v' -> bytes.write(11);
            case 'x' -> {
                bytes.write(Integer.parseInt(inner.substring(at + 1, at + 3), 16));
                return at + 3;
            }
            case 'u', 'U' -> {
                int end = at + (c == 'u' ? 5 : 9);
                append(bytes, Integer.parseInt(inner.substring(at + 1, end), 16));
                return end;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                bytes.write(Integer.parseInt(inner.substring(at, at + 3), 8));
                return at + 3;
            }
            default -> bytes.write(c);
        }
        return at + 1;
    }

    private static void append(ByteArrayOutputStream bytes, int codePoint) {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
}
