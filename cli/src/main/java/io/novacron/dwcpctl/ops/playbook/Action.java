package io.novacron.dwcpctl.ops.playbook;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step has one do. */
public sealed interface Action {
    <R> R accept(Visitor<R> visitor);

    /** Something that a person does, or only looks at; dwcpctl takes their word. */
    record Look() implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.look(this);
        }
    }

    /**
     * A gate is asked, or the health of targets.
     *
     * @param gate its id; null where health is asked
     * @param health kinds of targets; empty where a gate is asked
     */
    record Check(@Nullable String gate, List<String> health) implements Action {
        public Check {
            health = List.copyOf(health);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.check(this);
        }
    }

    /** A command that only reads, as its argument vector, {@code kubectl} first. No shell ever sees it. */
    record Inspect(List<Wording> command) implements Action {
        public Inspect {
            command = List.copyOf(command);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inspect(this);
        }
    }

    /** The cluster is changed. */
    record Change(ChangeTemplate change) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.change(this);
        }
    }

    /** The answer becomes a placeholder's value. */
    record Ask(Wording question, String into) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ask(this);
        }
    }

    /** One of several ways. */
    record Decide(Wording question, List<Branch> branches) implements Action {
        public Decide {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.decide(this);
        }
    }

    /**
     * People are told, by a template.
     *
     * @param with what the template needs besides what a run knows
     */
    record Notify(String template, Map<String, Wording> with) implements Action {
        public Notify {
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notify(this);
        }
    }

    /**
     * Waits until all series meet a condition for a while on end.
     *
     * @param held how long they must; zero for once
     * @param giveUp after so long
     * @param otherwise the step to go to then
     */
    record WaitUntil(Measurement measurement, Duration held, Duration giveUp, String otherwise) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.waitUntil(this);
        }
    }

    /** Back to v1, which has its own record and its own resume. */
    record Rollback(Mode mode) implements Action {
        /** Whether it asks before each step. */
        public enum Mode {
            MANUAL,
            EMERGENCY
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rollback(this);
        }
    }

    /**
     * The end.
     *
     * @param next ids of the playbooks to go on with
     */
    record Done(Outcome outcome, List<String> next) implements Action {
        public Done {
            next = List.copyOf(next);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.done(this);
        }
    }

    /** One case for each kind. */
    interface Visitor<R> {
        R look(Look action);

        R check(Check action);

        R inspect(Inspect action);

        R change(Change action);

        R ask(Ask action);

        R decide(Decide action);

        R notify(Notify action);

        R waitUntil(WaitUntil action);

        R rollback(Rollback action);

        R done(Done action);
    }
}
