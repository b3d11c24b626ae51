package io.novacron.dwcpctl.face.output;

import java.util.Arrays;

/** A raster of cells, each of braille dots (two wide, four high) or of one dot that a marker stands for. */
final class DotCanvas {
    static final int NOBODY = -1;
    static final int SEVERAL = -2;

    // the bits of U+2800..28FF, by row and column of the dot
    private static final int[][] BRAILLE = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int dotsAcross;
    private final int dotsDown;
    private final int columns;
    private final int rows;
    private final int[][] dots;
    private final int[][] owners;

    DotCanvas(int columns, int rows, boolean braille) {
        this.columns = columns;
        this.rows = rows;
        this.dotsAcross = braille ? 2 : 1;
        this.dotsDown = braille ? 4 : 1;
        this.dots = new int[rows][columns];
        this.owners = new int[rows][columns];
        for (int[] row : owners) {
            Arrays.fill(row, NOBODY);
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The dot for a place between the left edge, 0, and the right edge, 1. */
    int x(double fraction) {
        return (int) Math.round(fraction * (columns * dotsAcross - 1));
    }

    /** The dot for a height: 0 is the middle of the upmost row, 1 that of the lowest. */
    int y(double fraction) {
        return (int) Math.floor(fraction * (rows - 1) * dotsDown + dotsDown / 2.0);
    }

    int columnOf(int x) {
        return x / dotsAcross;
    }

    int rowOf(int y) {
        return y / dotsDown;
    }

    /** Draws a dot; one outside is left out. */
    void dot(int x, int y, int owner) {
        if (x < 0 || y < 0 || x >= columns * dotsAcross || y >= rows * dotsDown) {
            return;
        }
        int row = y / dotsDown;
        int column = x / dotsAcross;
        dots[row][column] |= BRAILLE[y % dotsDown][x % dotsAcross];
        int before = owners[row][column];
        owners[row][column] = before == NOBODY || before == owner ? owner : SEVERAL;
    }

    /** A dot that stands alone, as large as a cell allows, so that it is seen. */
    void spot(int x, int y, int owner) {
        for (int dx = 0; dx < dotsAcross; dx++) {
            for (int dy = 0; dy < (dotsDown + 1) / 2; dy++) {
                dot(x - x % dotsAcross + dx, Math.min(y, rows * dotsDown - dotsDown / 2) + dy, owner);
            }
        }
    }

    /** A straight line after Bresenham. */
    void line(int x0, int y0, int x1, int y1, int owner) {
        int dx = Math.abs(x1 - x0);
        int dy = -Math.abs(y1 - y0);
        int error = dx + dy;
        int x = x0;
        int y = y0;
        while (true) {
            dot(x, y, owner);
            if (x == x1 && y == y1) {
                return;
            }
            int twice = 2 * error;
            if (twice >= dy) {
                error += dy;
                x += Integer.signum(x1 - x0);
            }
            if (twice <= dx) {
                error += dx;
                y += Integer.signum(y1 - y0);
            }
        }
    }

    /** Whose dots a cell holds: {@link #NOBODY}, {@link #SEVERAL}, or the one owner. */
    int owner(int column, int row) {
        return owners[row][column];
    }

    char braille(int column, int row) {
        return (char) (0x2800 + dots[row][column]);
    }
}
