package io.novacron.dwcpctl.ops.report.advice;

import io.novacron.dwcpctl.ops.report.advice.Rule.Piece;
import io.novacron.dwcpctl.ops.report.advice.Rule.Priority;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.figure.Figures;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import java.util.ArrayList;
import java.util.List;

/** Which rules apply. */
public final class Advice {
    private Advice() {}

    /** A list for each priority. */
    public static List<Part> of(List<Rule> rules, Figures figures) {
        List<Part> parts = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            parts.add(of(rules, figures, priority, priority.text(), "Nothing."));
        }
        return parts;
    }

    /** Those of one priority whose every condition holds, in the order of the rules. */
    public static Part of(List<Rule> rules, Figures figures, Priority priority, String title, String none) {
        return new Part.Advised(
                title,
                rules.stream()
                        .filter(rule -> rule.priority() == priority && applies(rule, figures))
                        .map(rule -> new Part.Item(
                                rule.id(),
                                rule.text().stream()
                                        .map(piece -> cell(piece, figures))
                                        .toList(),
                                rule.playbook()))
                        .toList(),
                none);
    }

    private static boolean applies(Rule rule, Figures figures) {
        return rule.when().entrySet().stream()
                .allMatch(condition -> figures.get(condition.getKey())
                        .filter(known -> condition.getValue().holds(known.value()))
                        .isPresent());
    }

    private static Cell cell(Piece piece, Figures figures) {
        if (piece instanceof Piece.Words words) {
            return new Cell.Words(words.text());
        }
        if (piece instanceof Piece.Value value) {
            Figure figure = value.figure();
            return figures.get(figure)
                    .map(known -> (Cell) new Cell.Amount(known.value(), figure.unit()))
                    .orElse(Cell.NOTHING);
        }
        Figure figure = ((Piece.Where) piece).figure();
        return new Cell.Words(figures.get(figure)
                .map(Figures.Known::where)
                .filter(where -> !where.isEmpty())
                .orElse("all"));
    }
}
