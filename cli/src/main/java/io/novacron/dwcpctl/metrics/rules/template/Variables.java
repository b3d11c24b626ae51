package io.novacron.dwcpctl.metrics.rules.template;

import java.util.ArrayList;
import java.util.List;

/** The variables in sight, the innermost last. */
final class Variables {
    private record Variable(String name, Datum value) {}

    private final Place place;
    private final List<Variable> stack = new ArrayList<>();

    Variables(Place place) {
        this.place = place;
    }

    void declare(String name, Datum value) {
        stack.add(new Variable(name, value));
    }

    void assign(String name, Datum value) {
        stack.set(find(name), new Variable(name, value));
    }

    Datum get(String name) {
        return stack.get(find(name)).value();
    }

    /** To be handed to {@link #forget} at the end of a block. */
    int mark() {
        return stack.size();
    }

    void forget(int mark) {
        stack.subList(mark, stack.size()).clear();
    }

    private int find(String name) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new TemplateException("template: " + place.name() + ": undefined variable: " + name);
    }
}
