package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How deep a tree may be, so that what walks over it may recurse: half a megabyte of stack is enough. */
final class Depth {
    /** Levels of nodes. A chain {@code a + b + c} has one for each operator. */
    static final int LIMIT = 250;

    static final String MESSAGE = "expression is more than " + LIMIT + " levels deep";

    private record Level(Expr expr, int depth) {}

    private Depth() {}

    /** A node deeper than the limit; null if there is none. Does not recurse. */
    static @Nullable Expr tooDeep(Expr root) {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(root, 1));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.depth() > LIMIT) {
                return level.expr();
            }
            for (Expr child : Children.of(level.expr())) {
                open.push(new Level(child, level.depth() + 1));
            }
        }
        return null;
    }
}
