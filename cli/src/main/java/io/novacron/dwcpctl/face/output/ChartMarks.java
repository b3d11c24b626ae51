package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Style;

/** What a chart is drawn with: its characters and colours. */
final class ChartMarks {
    private static final String[] COLOURS = {"36", "35", "32", "34", "31", "33"};
    private static final String MARKERS = "123456789abcdefghijklmnopqrstuvwxyz";
    private static final String SEVERAL = "#";

    private final boolean single;
    private final boolean unicode;
    private final boolean braille;
    private final Ink ink;

    ChartMarks(int curves, Appearance appearance) {
        this.single = curves <= 1;
        this.unicode = appearance.unicode();
        this.braille = unicode && (single || (appearance.colour() && curves <= COLOURS.length));
        this.ink = new Ink(appearance.colour());
    }

    /** Whether lines are drawn in braille dots rather than in markers. */
    boolean braille() {
        return braille;
    }

    /** What stands for a line in the legend; empty for the only one of a plot in dots without colour. */
    String symbol(int owner) {
        if (!braille) {
            return colour(marker(owner), owner);
        }
        return ink.colour() ? colour("●", owner) : "";
    }

    String thresholdSymbol() {
        return ink.paint(dash(), Style.WARN);
    }

    String severalSymbol() {
        return SEVERAL;
    }

    String infinitySymbol(boolean positive) {
        return positive ? unicode ? "▲" : "^" : unicode ? "▼" : "v";
    }

    String axis(boolean tick) {
        return unicode ? tick ? "┤" : "│" : tick ? "+" : "|";
    }

    String timeAxis(int columns) {
        return unicode ? "└" + "─".repeat(columns) : "+" + "-".repeat(columns);
    }

    char timeTick() {
        return unicode ? '┬' : '+';
    }

    /** Draws a row of cells, those in one colour under one escape sequence. */
    Run run(StringBuilder out) {
        return new Run(out);
    }

    private String dash() {
        return unicode ? "╌" : "-";
    }

    private String marker(int owner) {
        if (owner == DotCanvas.SEVERAL) {
            return SEVERAL;
        }
        if (single) {
            return "*";
        }
        return owner < MARKERS.length() ? MARKERS.substring(owner, owner + 1) : "+";
    }

    private String colour(String text, int owner) {
        return owner < 0 ? text : ink.sgr(text, COLOURS[owner % COLOURS.length]);
    }

    /** The cells of a row from left to right. */
    final class Run {
        private static final int THRESHOLD = -10;
        private static final int BLANK = -11;

        private final StringBuilder out;
        private final StringBuilder cells = new StringBuilder();
        private int painted = BLANK;

        private Run(StringBuilder out) {
            this.out = out;
        }

        void curve(int owner, char dots) {
            cell(braille ? String.valueOf(dots) : marker(owner), owner);
        }

        void infinity(boolean positive, int owner) {
            cell(infinitySymbol(positive), owner);
        }

        void threshold() {
            cell(dash(), THRESHOLD);
        }

        void blank() {
            cell(" ", BLANK);
        }

        void end() {
            String text = cells.toString();
            out.append(painted == THRESHOLD ? ink.paint(text, Style.WARN) : colour(text, painted));
            cells.setLength(0);
        }

        private void cell(String text, int paint) {
            if (paint != painted) {
                end();
                painted = paint;
            }
            cells.append(text);
        }
    }
}
