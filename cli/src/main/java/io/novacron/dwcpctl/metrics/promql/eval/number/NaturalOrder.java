package io.novacron.dwcpctl.metrics.promql.eval.number;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Text with numbers in it, {@code a9} before {@code a10}: the order of Go's {@code facette/natsort}. */
public final class NaturalOrder {
    private NaturalOrder() {}

    /** Whether {@code a} comes first. */
    public static boolean isBefore(String a, String b) {
        List<String> left = chunks(a);
        List<String> right = chunks(b);
        for (int i = 0; i < left.size(); i++) {
            if (i >= right.size()) {
                return false;
            }
            OptionalLong l = number(left.get(i));
            OptionalLong r = number(right.get(i));
            boolean numbers = l.isPresent() && r.isPresent();
            if (numbers ? l.getAsLong() == r.getAsLong() : left.get(i).equals(right.get(i))) {
                if (i == left.size() - 1) {
                    return true;
                }
                if (i == right.size() - 1) {
                    return false;
                }
            } else if (numbers) {
                return l.getAsLong() < r.getAsLong();
            } else {
                return left.get(i).compareTo(right.get(i)) < 0;
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

    private static OptionalLong number(String chunk) {
        try {
            return !chunk.isEmpty() && isDigit(chunk.charAt(0))
                    ? OptionalLong.of(Long.parseLong(chunk))
                    : OptionalLong.empty();
        } catch (NumberFormatException tooLong) {
            return OptionalLong.empty();
        }
    }
}
