package io.novacron.dwcpctl.base.number;

import java.util.Optional;

/** A finite number in decimal digits: {@code 0.99}, {@code -3}, {@code 2.4e9}. */
public final class Decimal {
    private static final String CHARACTERS = "0123456789.eE+-";

    private Decimal() {}

    /** The number; empty where the text is none, or too great for one. Java's own {@code 1d}, {@code NaN} and {@code 0x1p3} are none. */
    public static Optional<Double> parse(String text) {
        if (!text.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
