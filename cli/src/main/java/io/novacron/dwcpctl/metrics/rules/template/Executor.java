package io.novacron.dwcpctl.metrics.rules.template;

import java.util.ArrayList;
import java.util.List;

/** Expands a template ({@code text/template/exec.go}). */
final class Executor implements Node.Visitor {
    private static final int MAX_OUTPUT = 1 << 20;

    /** How a list of parts ended. */
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    private final Place place;
    private final Values values;
    private final Variables variables;
    private final StringBuilder out = new StringBuilder();
    private Datum dot;
    private Flow flow = Flow.ON;

    Executor(Place place, Datum dot, Functions functions, TemplateSurroundings surroundings) {
        this.place = place;
        this.dot = dot;
        this.variables = new Variables(place);
        this.variables.declare("$", dot);
        this.values = new Values(place, variables, functions, surroundings);
    }

    String run(List<Node> nodes) {
        walk(nodes);
        return out.toString();
    }

    private void walk(List<Node> nodes) {
        for (Node node : nodes) {
            node.accept(this);
            if (flow != Flow.ON) {
                return;
            }
            if (out.length() > MAX_OUTPUT) {
                throw new TemplateException("template: " + place.name() + ": the result is longer than 1 MiB");
            }
        }
    }

    @Override
    public void text(Node.Text text) {
        out.append(text.text());
    }

    @Override
    public void action(Node.Action action) {
        Datum value = evaluate(action.pipeline());
        if (action.pipeline().variables().isEmpty()) {
            out.append(value.print());
        }
    }

    @Override
    public void choice(Node.Choice choice) {
        int known = variables.mark();
        Datum value = evaluate(choice.pipeline());
        Datum outside = dot;
        if (value.truth()) {
            dot = choice.with() ? value : dot;
            walk(choice.then());
        } else {
            walk(choice.otherwise());
        }
        dot = outside;
        variables.forget(known);
    }

    @Override
    public void range(Node.Range range) {
        int known = variables.mark();
        Pipeline pipeline = range.pipeline();
        Datum over = values.of(pipeline, dot);
        List<Item> items = items(over, pipeline);
        Datum outside = dot;
        int body = variables.mark();
        for (Item item : items) {
            bind(pipeline, item);
            dot = item.value();
            walk(range.body());
            variables.forget(body);
            boolean leave = flow == Flow.BREAK;
            flow = Flow.ON;
            if (leave) {
                break;
            }
        }
        dot = outside;
        if (items.isEmpty()) {
            walk(range.otherwise());
        }
        variables.forget(known);
    }

    private record Item(Datum key, Datum value) {}

    private List<Item> items(Datum over, Pipeline pipeline) {
        List<Item> items = new ArrayList<>();
        if (over instanceof Datum.Vector vector) {
            for (Datum point : vector.points()) {
                items.add(new Item(new Datum.Whole(items.size()), point));
            }
        } else if (over instanceof Datum.Mapping mapping) {
            mapping.entries().forEach((key, value) -> items.add(new Item(new Datum.Text(key), value)));
        } else if (over instanceof Datum.Whole whole) {
            for (long i = 0; i < Math.min(whole.value(), MAX_OUTPUT); i++) {
                items.add(new Item(new Datum.Whole(i), new Datum.Whole(i)));
            }
        } else if (!(over instanceof Datum.Nothing)) {
            List<Pipeline.Command> commands = pipeline.commands();
            Operand last = commands.get(commands.size() - 1).words().get(0);
            throw place.executing(last.position(), last.toString(), "range can't iterate over " + over.print());
        }
        return items;
    }

    private void bind(Pipeline pipeline, Item item) {
        List<String> names = pipeline.variables();
        if (names.isEmpty()) {
            return;
        }
        List<Datum> bound = names.size() == 1 ? List.of(item.value()) : List.of(item.key(), item.value());
        for (int i = 0; i < names.size(); i++) {
            if (pipeline.assignment()) {
                variables.assign(names.get(i), bound.get(i));
            } else {
                variables.declare(names.get(i), bound.get(i));
            }
        }
    }

    @Override
    public void jump(Node.Jump jump) {
        flow = jump.leave() ? Flow.BREAK : Flow.CONTINUE;
    }

    private Datum evaluate(Pipeline pipeline) {
        Datum value = values.of(pipeline, dot);
        for (String name : pipeline.variables()) {
            if (pipeline.assignment()) {
                variables.assign(name, value);
            } else {
                variables.declare(name, value);
            }
        }
        return value;
    }
}
