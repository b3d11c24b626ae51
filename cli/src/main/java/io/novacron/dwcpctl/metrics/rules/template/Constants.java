package io.novacron.dwcpctl.metrics.rules.template;

import java.math.BigDecimal;

/** Numbers and strings as Go's source writes them. */
final class Constants {
    private Constants() {}

    static Operand.Constant read(Token token, Place place) {
        String text = token.text();
        Datum value = switch (token.kind()) {
            case RAW_STRING -> new Datum.Text(text.substring(1, text.length() - 1));
            case STRING -> new Datum.Text(unquote(token, place));
            case CHARACTER -> character(token, place);
            default -> number(token, place);
        };
        return new Operand.Constant(token.position(), value, text);
    }

    private static Datum character(Token token, Place place) {
        String letters = unquote(token, place);
        if (letters.codePointCount(0, letters.length()) != 1) {
            throw place.error(token.position(), "malformed character constant: " + token.text());
        }
        return new Datum.Whole(letters.codePointAt(0));
    }

    private static Datum number(Token token, Place place) {
        String bare = token.text().replace("_", "");
        boolean hex = bare.matches("[+-]?0[xX].*");
        try {
            boolean real = hex ? bare.matches(".*[.pP].*") : bare.matches(".*[.eE].*");
            if (real) {
                return new Datum.Real(hex ? Double.parseDouble(bare) : new BigDecimal(bare).doubleValue());
            }
            return new Datum.Whole(whole(bare));
        } catch (NumberFormatException e) {
            throw place.error(token.position(), "bad number syntax: " + GoText.quote(token.text()));
        }
    }

    private static long whole(String bare) {
        String sign = bare.startsWith("-") ? "-" : "";
        String digits = bare.replaceFirst("^[+-]", "");
        if (digits.matches("0[xX].+")) {
            return Long.parseLong(sign + digits.substring(2), 16);
        }
        if (digits.matches("0[bB].+")) {
            return Long.parseLong(sign + digits.substring(2), 2);
        }
        if (digits.matches("0[oO].+")) {
            return Long.parseLong(sign + digits.substring(2), 8);
        }
        return Long.parseLong(sign + digits, digits.matches("0\\d+") ? 8 : 10);
    }

    private static String unquote(Token token, Place place) {
        String text = token.text();
        StringBuilder out = new StringBuilder();
        int i = 1;
        while (i < text.length() - 1) {
            char c = text.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escape = text.charAt(i++);
            int simple = "abfnrtv\\'\"".indexOf(escape);
            int digits =
                    escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : escape >= '0' && escape <= '7' ? 3 : 0;
            if (simple >= 0) {
                out.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
            } else if (digits > 0) {
                int from = digits == 3 ? i - 1 : i;
                i = from + digits;
                out.appendCodePoint(code(token, place, from, i, digits == 3 ? 8 : 16));
            } else {
                throw place.error(token.position(), "invalid syntax");
            }
        }
        return out.toString();
    }

    private static int code(Token token, Place place, int from, int to, int radix) {
        try {
            int code = Integer.parseInt(token.text().substring(from, to), radix);
            if (Character.isValidCodePoint(code)) {
                return code;
            }
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw place.error(token.position(), "invalid syntax");
        }
        throw place.error(token.position(), "invalid syntax");
    }
}
