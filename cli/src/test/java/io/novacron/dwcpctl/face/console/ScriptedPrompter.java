package io.novacron.dwcpctl.face.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Answers as prepared, in the order prepared. A question that was not prepared is an error, and so is an answer that was
 * never asked for ({@link #close()}).
 */
public final class ScriptedPrompter implements Prompter, AutoCloseable {
    private record Prepared(String question, Object answer) {}

    private final Deque<Prepared> script = new ArrayDeque<>();

    /** Prepares the choice of {@code id}. */
    public ScriptedPrompter choosing(String question, String id) {
        script.add(new Prepared(question, id));
        return this;
    }

    /** Prepares yes or no, or whether the word is typed exactly. */
    public ScriptedPrompter answering(String question, boolean answer) {
        script.add(new Prepared(question, answer));
        return this;
    }

    @Override
    public String choose(String question, List<Choice> choices, String answeredBy) {
        String id = next(question, String.class);
        if (choices.stream().noneMatch(c -> c.id().equals(id))) {
            throw new AssertionError("\"" + id + "\" was prepared for \"" + question + "\", which offers " + choices);
        }
        return id;
    }

    @Override
    public boolean confirm(String question, String answeredBy) {
        return next(question, Boolean.class);
    }

    @Override
    public boolean typeExactly(String question, String word, String answeredBy) {
        return next(question, Boolean.class);
    }

    private <T> T next(String question, Class<T> kind) {
        Prepared prepared = script.poll();
        if (prepared == null) {
            throw new AssertionError("asked, though nothing more was prepared: " + question);
        }
        if (!prepared.question().equals(question) || !kind.isInstance(prepared.answer())) {
            throw new AssertionError("asked \"" + question + "\", though prepared for " + prepared);
        }
        return kind.cast(prepared.answer());
    }

    @Override
    public void close() {
        if (!script.isEmpty()) {
            throw new AssertionError("never asked: " + script);
        }
    }
}
