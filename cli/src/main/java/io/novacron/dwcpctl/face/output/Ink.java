package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Style;

/** Puts styles on text with SGR sequences (ECMA-48), or leaves it plain where colour is off. */
public record Ink(boolean colour) {
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    /** The text in its style; empty text stays empty. */
    public String paint(String text, Style style) {
        return switch (style) {
            case PLAIN -> text;
            case STRONG -> sgr(text, "1");
            case DIM -> sgr(text, "2");
            case GOOD -> sgr(text, "32");
            case WARN -> sgr(text, "33");
            case BAD -> sgr(text, "1;31");
            case UNKNOWN -> sgr(text, "35");
        };
    }

    /** The text with the parameters of an SGR sequence of its own. */
    String sgr(String text, String parameters) {
        return colour && !text.isEmpty() ? ESCAPE + parameters + "m" + text + RESET : text;
    }
}
