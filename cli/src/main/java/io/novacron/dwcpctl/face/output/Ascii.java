package io.novacron.dwcpctl.face.output;

/** What stands in for characters that a terminal without Unicode cannot show. */
final class Ascii {
    private Ascii() {}

    static String of(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.appendCodePoint(c);
            } else {
                ascii.append(standIn(c));
            }
        });
        return ascii.toString();
    }

    private static String standIn(int c) {
        return switch (c) {
            case '–', '‐', '‑', '−', '─', '╌' -> "-";
            case '—' -> "--";
            case '…' -> "...";
            case '▁' -> "_";
            case '▂' -> ".";
            case '▃' -> ":";
            case '▄' -> "=";
            case '▅' -> "+";
            case '▆' -> "x";
            case '▇' -> "%";
            case '█' -> "#";
            case '≥' -> ">=";
            case '≤' -> "<=";
            case '≠' -> "!=";
            case '≈' -> "~";
            case '±' -> "+/-";
            case '×' -> "x";
            case '·', '•', '●' -> "*";
            case 'µ', 'μ' -> "u";
            case 'σ' -> "sigma";
            case 'Δ' -> "delta";
            case '∞' -> "inf";
            case '°' -> "deg";
            case '→' -> "->";
            case '←' -> "<-";
            case '↑', '▲' -> "^";
            case '↓', '▼' -> "v";
            case '✓', '✔' -> "ok";
            case '✗', '✘' -> "x";
            case '‘', '’' -> "'";
            case '“', '”' -> "\"";
            case '\u00a0', '\u2009', '\u202f' -> " ";
            default -> "?";
        };
    }
}
