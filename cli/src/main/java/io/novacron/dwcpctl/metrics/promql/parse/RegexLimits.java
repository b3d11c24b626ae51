package io.novacron.dwcpctl.metrics.promql.parse;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Which regular expressions may be compiled. RE2 matches in linear time, but counted repetitions within one another
 * multiply the program, and deep nesting the stack.
 */
final class RegexLimits {
    private static final int LENGTH = 100_000;
    private static final int DEPTH = 200;
    /** Go's own limit on repetitions within repetitions ({@code regexp/syntax}). */
    private static final int REPEATS = 1000;

    private RegexLimits() {}

    /**
     * Whether it is one, and within limits.
     *
     * @throws PatternSyntaxException if not
     */
    static void check(String regex) {
        if (regex.length() > LENGTH) {
            throw new PatternSyntaxException("expression longer than " + LENGTH + " characters");
        }
        new Scan(regex).run();
        compile(regex);
    }

    // Where RE2/J words an error unlike Go, Go's words
    private static void compile(String regex) {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            String error = e.getDescription();
            if (error.startsWith("trailing backslash")) {
                throw new PatternSyntaxException(error, "");
            }
            throw error.contains("internal error") ? new PatternSyntaxException("unexpected )", regex) : e;
        }
    }

    /** Walks over groups and {n,m}, leaving everything else to the compiler. */
    private static final class Scan {
        private final String regex;
        /** The biggest repetition within each open group, and of the last thing in it. */
        private final long[] inner = new long[DEPTH + 2];

        private final long[] last = new long[DEPTH + 2];
        private int depth;

        Scan(String regex) {
            this.regex = regex;
            inner[0] = 1;
            last[0] = 1;
        }

        void run() {
            boolean inClass = false;
            for (int i = 0; i < regex.length(); i++) {
                char c = regex.charAt(i);
                if (c == '\\') {
                    i = skipEscape(i);
                    last[depth] = 1;
                } else if (inClass) {
                    inClass = c != ']' || regex.charAt(i - 1) == '[' || regex.startsWith("[^]", i - 2);
                } else {
                    inClass = c == '[';
                    i = step(c, i);
                }
            }
        }

        private int skipEscape(int i) {
            if (!regex.startsWith("\\Q", i)) {
                return i + 1;
            }
            int end = regex.indexOf("\\E", i);
            return end < 0 ? regex.length() : end + 1;
        }

        private int step(char c, int i) {
            switch (c) {
                case '(' -> {
                    if (++depth > DEPTH) {
                        throw new PatternSyntaxException("expression nests too deeply", excerpt());
                    }
                    inner[depth] = 1;
                    last[depth] = 1;
                }
                case ')' -> {
                    if (depth > 0) {
                        depth--;
                        last[depth] = inner[depth + 1];
                        inner[depth] = Math.max(inner[depth], last[depth]);
                    }
                }
                case '{' -> {
                    return repeat(i);
                }
                case '*', '+', '?' -> {}
                default -> last[depth] = 1;
            }
            return i;
        }

        private int repeat(int i) {
            int end = regex.indexOf('}', i);
            String[] bounds = end < 0 || end - i > 12
                    ? new String[0]
                    : regex.substring(i + 1, end).split(",", -1);
            if (bounds.length == 0 || bounds.length > 2 || !bounds[0].matches("[0-9]{1,5}")) {
                last[depth] = 1;
                return i;
            }
            String greatest = bounds[bounds.length - 1];
            int count = Integer.parseInt(greatest.matches("[0-9]{1,5}") ? greatest : bounds[0]);
            last[depth] *= Math.max(count, 1);
            inner[depth] = Math.max(inner[depth], last[depth]);
            if (last[depth] > REPEATS) {
                throw new PatternSyntaxException("invalid repeat count", regex.substring(i, end + 1));
            }
            return end;
        }

        private String excerpt() {
            return regex.length() > 40 ? regex.substring(0, 40) + "…" : regex;
        }
    }
}
