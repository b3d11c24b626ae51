package io.novacron.dwcpctl.metrics.rules.template;

import java.util.List;

/** A part of a template. */
sealed interface Node {
    /** Calls the visitor's case. */
    void accept(Visitor visitor);

    /** One case for each kind of part. */
    interface Visitor {
        void text(Text text);

        void action(Action action);

        void choice(Choice choice);

        void range(Range range);

        void jump(Jump jump);
    }

    /** Text that stands for itself. */
    record Text(String text) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.text(this);
        }
    }

    /** A pipeline whose value is printed, unless it sets variables. */
    record Action(Pipeline pipeline) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.action(this);
        }
    }

    /** {@code if}; or {@code with}, which also makes the pipeline's value the dot. */
    record Choice(boolean with, Pipeline pipeline, List<Node> then, List<Node> otherwise) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.choice(this);
        }
    }

    /** {@code range}. */
    record Range(Pipeline pipeline, List<Node> body, List<Node> otherwise) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.range(this);
        }
    }

    /** {@code break}, or else {@code continue}. */
    record Jump(boolean leave) implements Node {
        @Override
        public void accept(Visitor visitor) {
            visitor.jump(this);
        }
    }
}
