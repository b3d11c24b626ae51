package io.novacron.dwcpctl.metrics.promql.eval.number;

import java.util.ArrayList;
import java.util.List;

/** Text with numbers in it, {@code a9} before {@code a10}: the order of Go's {@code facette/natsort}. */
public final class NaturalOrder {
    private NaturalOrder() {}

    /** Whether {@code a} comes first; of {@code a1} and {@code a01} each does. */
    public static boolean isBefore(String a, String b) {
        List<String> left = chunks(a);
        List<String> right = chunks(b);
        for (int i = 0; i < left.size(); i++) {
            if (i >= right.size()) {
                return false;
            }
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order < 0;
            }
            if (i == left.size() - 1) {
                return true;
            }
            if (i == right.size() - 1) {
                return false;
            }
        }
        return false;
    }

    private static List<String> chunks(String text) {
        if (text.isEmpty()) {
            return List.of(text);
        }
        List<String> chunks = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || isDigit(text.charAt(i)) != isDigit(text.charAt(i - 1))) {
                chunks.add(text.substring(start, i));
                start = i;
            }
        }
        return chunks;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Numbers of any length by their size: Go compares those beyond 64 bits as text, which is no order at all. */
    private static int compare(String left, String right) {
        if (!isNumber(left) || !isNumber(right)) {
            return left.compareTo(right);
        }
        String l = withoutZeros(left);
        String r = withoutZeros(right);
        return l.length() == r.length() ? l.compareTo(r) : Integer.compare(l.length(), r.length());
    }

    private static boolean isNumber(String chunk) {
        return !chunk.isEmpty() && isDigit(chunk.charAt(0));
    }

    private static String withoutZeros(String digits) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }
}
