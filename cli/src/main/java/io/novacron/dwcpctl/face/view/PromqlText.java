package io.novacron.dwcpctl.face.view;

import java.util.ArrayList;
import java.util.List;

/**
 * PromQL as a screen of 80 columns shows it: broken where blanks stand, which mean nothing there, and never inside quotes; a part
 * that is still wider than a line is broken behind a bracket that opens.
 */
final class PromqlText {
    /** Two columns go to the margin of verbatim text. */
    private static final int WIDTH = 78;

    private static final String CONTINUED = "  ";

    private PromqlText() {}

    /** The same expression in lines; what cannot be broken stays whole. */
    static String lines(String promql) {
        StringBuilder text = new StringBuilder();
        int lineStart = 0;
        for (String word : words(promql)) {
            boolean first = text.length() == lineStart;
            if (!first && text.length() - lineStart + 1 + word.length() <= WIDTH) {
                text.append(' ');
            } else if (!first) {
                text.append('\n');
                lineStart = text.length();
                text.append(CONTINUED);
            }
            text.append(word);
        }
        return text.toString();
    }

    private static List<String> words(String promql) {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < promql.length()) {
            int to = blank(promql, from);
            String word = promql.substring(from, to);
            for (char opening : new char[] {'(', '{'}) {
                int end = behindLast(opening, word);
                if (CONTINUED.length() + word.length() > WIDTH && end > 0) {
                    words.add(word.substring(0, end));
                    word = word.substring(end);
                }
            }
            words.add(word);
            from = to + 1;
        }
        return words;
    }

    /** Behind the last of them before any quote; 0 where there is none. */
    private static int behindLast(char opening, String word) {
        int quote = word.indexOf('"');
        return word.lastIndexOf(opening, quote < 0 ? word.length() : quote) + 1;
    }

    /** The next blank outside quotes, or the end. */
    private static int blank(String promql, int from) {
        char quote = 0;
        for (int i = from; i < promql.length(); i++) {
            char c = promql.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'' || c == '`')) {
                quote = c;
            } else if (quote == 0 && c == ' ') {
                return i;
            } else if (c == '\\' && quote != 0 && quote != '`') {
                i++;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return promql.length();
    }
}
