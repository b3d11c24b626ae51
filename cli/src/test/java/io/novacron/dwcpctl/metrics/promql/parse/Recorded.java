package io.novacron.dwcpctl.metrics.promql.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Expressions and what a real Prometheus said of each: {@code promql/refused.txt}, {@code promql/accepted.txt}. */
record Recorded(String expression, String answer) {
    static List<Recorded> refused() {
        return read("/promql/refused.txt");
    }

    static List<Recorded> accepted() {
        return read("/promql/accepted.txt");
    }

    private static List<Recorded> read(String resource) {
        List<Recorded> pairs = new ArrayList<>();
        String expression = null;
        for (String line : text(resource).lines().skip(1).toList()) {
            if (expression == null) {
                expression = line.replace('⏎', '\n');
            } else {
                pairs.add(new Recorded(expression, line.substring(4)));
                expression = null;
            }
        }
        return pairs;
    }

    private static String text(String resource) {
        try (InputStream in = Recorded.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return expression;
    }
}
