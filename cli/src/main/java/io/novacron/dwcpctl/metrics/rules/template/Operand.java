package io.novacron.dwcpctl.metrics.rules.template;

import java.util.List;

/** A word of a command. {@code toString} gives it as Go does in messages. */
sealed interface Operand {
    /** Where it begins, in bytes of the template. */
    int position();

    /** Calls the visitor's case. */
    <R> R accept(Visitor<R> visitor);

    /** One case for each kind of word. */
    interface Visitor<R> {
        R dot(Dot dot);

        R nil(Nil nil);

        R constant(Constant constant);

        R field(Field field);

        R variable(Variable variable);

        R function(Function function);

        R chain(Chain chain);

        R group(Group group);
    }

    /** {@code .} */
    record Dot(int position) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dot(this);
        }

        @Override
        public String toString() {
            return ".";
        }
    }

    /** {@code nil} */
    record Nil(int position) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nil(this);
        }

        @Override
        public String toString() {
            return "nil";
        }
    }

    /** A number, a string, true or false; {@code text} as it is written. */
    record Constant(int position, Datum value, String text) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code .Labels.job}, of the dot. */
    record Field(int position, List<String> names) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }

        @Override
        public String toString() {
            return "." + String.join(".", names);
        }
    }

    /** {@code $labels.job}; {@code name} with its dollar. */
    record Variable(int position, String name, List<String> names) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.variable(this);
        }

        @Override
        public String toString() {
            return names.isEmpty() ? name : name + "." + String.join(".", names);
        }
    }

    /** {@code humanize} */
    record Function(int position, String name) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.function(this);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Fields of something that is computed: <code>(query "up" | first).Value</code>. */
    record Chain(int position, Operand of, List<String> names) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.chain(this);
        }

        @Override
        public String toString() {
            return of + "." + String.join(".", names);
        }
    }

    /** A pipeline in parentheses. */
    record Group(int position, Pipeline pipeline) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.group(this);
        }

        @Override
        public String toString() {
            return "(" + pipeline + ")";
        }
    }
}
