package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.face.console.Keypad;
import io.novacron.dwcpctl.face.output.Ink;
import io.novacron.dwcpctl.face.view.StepScreen;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Branch;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.run.Desk;
import io.novacron.dwcpctl.ops.playbook.run.Live;
import io.novacron.dwcpctl.ops.playbook.run.Move;
import io.novacron.dwcpctl.ops.playbook.run.Screen;
import io.novacron.dwcpctl.ops.playbook.run.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person at a terminal: one screen a step, one key an answer. */
final class TerminalDesk implements Desk {
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofHours(24);

    private final Keypad keypad;
    private final Ink ink;
    private final boolean unicode;
    private final List<String> remarks = new ArrayList<>();
    private @Nullable Screen last;

    TerminalDesk(Keypad keypad, Ink ink, boolean unicode) {
        this.keypad = keypad;
        this.ink = ink;
        this.unicode = unicode;
    }

    @Override
    public Move next(Screen screen) throws InterruptedException {
        last = screen;
        Instant paused = screen.course().pausedSince();
        if (paused != null) {
            key(drawing().paused(screen, paused), LONG);
            return new Move.Refresh();
        }
        int key = keypad.key(drawing().of(screen, remarks), REFRESH);
        if (key == Keypad.NOTHING) {
            return new Move.Refresh();
        }
        remarks.clear();
        return move(screen, (char) key);
    }

    private Move move(Screen screen, char key) {
        Action action = screen.course().step().action();
        return switch (key) {
            case '\r', '\n', ' ' -> action instanceof Action.Ask ask ? typed(ask, screen) : new Move.Do();
            case 's' -> text("Why is it skipped?", "a skip needs a reason", Move.Skip::new);
            case 'b' -> new Move.Back();
            case 'n' -> text("Note:", "", Move.Note::new);
            case 'e' -> new Move.Evidence(keypad.line("What is it? A word or a link; the numbers are kept with it:"));
            case 'a' -> new Move.Acknowledge();
            case 'p' -> new Move.Pause();
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> chosen(screen, action, key - '1');
            default -> new Move.Refresh();
        };
    }

    private interface OfText {
        Move of(String text);
    }

    private Move text(String question, String otherwise, OfText move) {
        String text = keypad.line(question);
        if (text.isEmpty()) {
            if (!otherwise.isEmpty()) {
                remarks.add(otherwise);
            }
            return new Move.Refresh();
        }
        return move.of(text);
    }

    private Move typed(Action.Ask ask, Screen screen) {
        Placeholder placeholder = screen.course().playbook().placeholders().get(ask.into());
        String wanted = placeholder == null ? "" : " (" + placeholder.wanted() + ")";
        return text(ask.into() + wanted + ":", "", Move.Answer::new);
    }

    private static Move chosen(Screen screen, Action action, int at) {
        List<String> answers = List.of();
        if (action instanceof Action.Decide decide) {
            answers = decide.branches().stream().map(Branch::answer).toList();
        } else if (action instanceof Action.Ask ask) {
            answers =
                    StepScreen.choices(screen.course().playbook().placeholders().get(ask.into()));
        }
        return at < answers.size() ? new Move.Answer(answers.get(at)) : new Move.Refresh();
    }

    @Override
    public String value(Placeholder placeholder) {
        String help = placeholder.help().isEmpty() ? "" : ", " + placeholder.help();
        while (true) {
            String value = keypad.line(placeholder.name() + help + " (" + placeholder.wanted() + "):");
            try {
                return placeholder.check(value);
            } catch (CliException e) {
                // asked again: the question says what is wanted
            }
        }
    }

    @Override
    public boolean confirm(Screen screen, List<String> command, List<String> consequences) throws InterruptedException {
        int key = key(drawing().confirm(screen, command, consequences), LONG);
        return key == 'y' || key == 'Y';
    }

    @Override
    public void waits(Live live, Duration held, Duration waited) {
        if (last != null) {
            keypad.show(drawing().waiting(last, live, held, waited));
        }
    }

    @Override
    public void shows(Shown shown) throws InterruptedException {
        if (last != null) {
            key(drawing().result(last, shown), LONG);
        }
    }

    @Override
    public void progress(String says) {
        if (last != null) {
            List<String> lines = new ArrayList<>(drawing().of(last, List.of()));
            lines.set(lines.size() - 1, says + " ...   Ctrl-C leaves; dwcpctl playbook resume goes on");
            keypad.show(lines);
        }
    }

    @Override
    public void remarks(String says) {
        remarks.add(says);
    }

    private int key(List<String> lines, Duration limit) throws InterruptedException {
        int key = keypad.key(lines, limit);
        while (key == Keypad.NOTHING) {
            key = keypad.key(lines, limit);
        }
        return key;
    }

    private StepScreen drawing() {
        return new StepScreen(keypad.size().columns(), keypad.size().rows(), ink, unicode);
    }
}
