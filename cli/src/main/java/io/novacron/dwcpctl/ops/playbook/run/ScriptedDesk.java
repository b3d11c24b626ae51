package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Answers;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Step;
import java.util.List;

/** Answers from a script. A question that the script does not expect, or has no answer to, ends the run with code 65. */
public class ScriptedDesk implements Desk {
    private final Script script;
    private final String name;
    private int at;

    /** @param name of the script, for messages */
    public ScriptedDesk(Script script, String name) {
        this.script = script;
        this.name = name;
    }

    @Override
    public Move next(Screen screen) throws InterruptedException {
        Step step = screen.course().step();
        if (step.action() instanceof Action.Done) {
            return new Move.Do();
        }
        Script.Entry entry =
                take("step " + step.id(), step.id(), screen.course().trouble());
        String value = entry.value();
        if (value.equals(Answers.SKIP) || value.equals("skip:")) {
            throw CliException.badInput(entry.where() + ": a skip needs a reason", "Write \"skip: reason\".");
        }
        Move move = move(value);
        refuseWhatDoesNotFit(screen, entry, move);
        return move;
    }

    private static void refuseWhatDoesNotFit(Screen screen, Script.Entry entry, Move move) {
        Action action = screen.course().step().action();
        boolean asks = action instanceof Action.Decide || action instanceof Action.Ask;
        boolean fits = true;
        if (move instanceof Move.Answer answer) {
            fits = action instanceof Action.Decide decide
                    ? decide.branches().stream().anyMatch(b -> b.answer().equals(answer.value()))
                    : asks;
            if (action instanceof Action.Ask ask) {
                Placeholder wanted = screen.course().playbook().placeholders().get(ask.into());
                if (wanted != null) {
                    try {
                        wanted.check(answer.value());
                    } catch (CliException e) {
                        throw CliException.badInput(entry.where() + ": " + e.getMessage(), e.suggestion());
                    }
                }
            }
        } else if (move instanceof Move.Do) {
            fits = !asks;
        } else if (move instanceof Move.Skip) {
            fits = screen.course().canSkip();
        } else if (move instanceof Move.Back) {
            fits = screen.course().canGoBack();
        }
        if (!fits) {
            throw CliException.badInput(
                    entry.where() + ": \"" + entry.value() + "\" is no answer to step " + entry.key(),
                    "Mend the answer.");
        }
    }

    private static Move move(String value) {
        if (value.startsWith("skip: ")) {
            return new Move.Skip(value.substring("skip: ".length()).strip());
        }
        if (value.startsWith("note: ")) {
            return new Move.Note(value.substring("note: ".length()).strip());
        }
        if (value.startsWith("evidence: ")) {
            return new Move.Evidence(value.substring("evidence: ".length()).strip());
        }
        return switch (value) {
            case Answers.DO -> new Move.Do();
            case Answers.BACK -> new Move.Back();
            case "acknowledge" -> new Move.Acknowledge();
            case "evidence" -> new Move.Evidence("");
            default -> new Move.Answer(value);
        };
    }

    @Override
    public String value(Placeholder placeholder) throws InterruptedException {
        Script.Entry entry = take("placeholder " + placeholder.name(), placeholder.name(), "");
        try {
            return placeholder.check(entry.value());
        } catch (CliException e) {
            throw CliException.badInput(entry.where() + ": " + e.getMessage(), e.suggestion());
        }
    }

    @Override
    public boolean confirm(Screen screen, List<String> command, List<String> consequences) {
        return true; // "do" of a script has been thought over
    }

    private Script.Entry take(String what, String key, String trouble) {
        String because = trouble.isEmpty() ? "" : " (" + trouble + ")";
        if (at == script.entries().size()) {
            throw CliException.badInput(
                    name + ": no answer is left for " + what + because, "Add - " + key + ": do, or an answer.");
        }
        Script.Entry entry = script.entries().get(at);
        if (!entry.key().equals(key)) {
            throw CliException.badInput(
                    entry.where() + ": answers " + entry.key() + ", but what is asked is " + what + because,
                    "Put the answers in the order in which they are asked.");
        }
        at++;
        return entry;
    }

    /** The answers that were not asked for. */
    public List<Script.Entry> left() {
        return script.entries().subList(at, script.entries().size());
    }
}
