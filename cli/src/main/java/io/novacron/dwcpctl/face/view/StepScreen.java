package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Ink;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.face.output.ScreenText;
import io.novacron.dwcpctl.face.output.Sparkline;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Branch;
import io.novacron.dwcpctl.ops.playbook.EscalationPath.Due;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.run.Live;
import io.novacron.dwcpctl.ops.playbook.run.Screen;
import io.novacron.dwcpctl.ops.playbook.run.Shown;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as one screen: where you are, the clocks, what to do, the numbers, the action, the keys. Everything that comes from
 * outside is made harmless before it is drawn.
 */
public final class StepScreen {
    private final int columns;
    private final int rows;
    private final Ink ink;
    private final boolean unicode;

    /** @param columns the last of which stays free */
    public StepScreen(int columns, int rows, Ink ink, boolean unicode) {
        this.columns = Math.max(40, columns) - 1;
        this.rows = Math.max(16, rows);
        this.ink = ink;
        this.unicode = unicode;
    }

    /** The step, and the keys that answer it. */
    public List<String> of(Screen screen, List<String> remarks) {
        List<String> below = new ArrayList<>(action(screen));
        String trouble = screen.course().trouble();
        if (!trouble.isEmpty()) {
            wrap(trouble, 4).forEach(line -> below.add(ink.paint(line, Style.WARN)));
        }
        remarks.forEach(remark -> wrap(remark, 3).forEach(line -> below.add(ink.paint(line, Style.WARN))));
        return assemble(screen, below, keys(screen));
    }

    /** The question whether to run what is shown. */
    public List<String> confirm(Screen screen, List<String> command, List<String> consequences) {
        List<String> below = new ArrayList<>();
        if (!command.isEmpty()) {
            below.add(ink.paint("This will run, in " + safe(screen.context()) + ":", Style.STRONG));
            wrap(KubectlCommand.text(command), 10).forEach(line -> below.add("  " + line));
        }
        consequences.forEach(sentence -> wrap(sentence, 3)
                .forEach(line -> below.add(ink.paint(line, command.isEmpty() ? Style.PLAIN : Style.WARN))));
        return assemble(screen, below, "Do it?  y yes   any other key no");
    }

    /** A wait that goes on. */
    public List<String> waiting(Screen screen, Live live, Duration held, Duration waited) {
        List<String> below = new ArrayList<>(action(screen));
        below.add(value(live));
        below.add((held.isZero() ? "does not hold" : "has held for " + Quantities.span(held)) + ", waited "
                + Quantities.span(waited));
        return assemble(screen, below, "Ctrl-C leaves; dwcpctl playbook resume goes on");
    }

    /** What came of a step. */
    public List<String> result(Screen screen, Shown shown) {
        List<String> lines = new ArrayList<>(head(screen));
        lines.add(ink.paint(cut(title(screen)), Style.STRONG));
        if (!shown.command().isEmpty()) {
            wrap("$ " + KubectlCommand.text(shown.command()), 3).forEach(line -> lines.add(ink.paint(line, Style.DIM)));
        }
        List<String> output =
                shown.output().replace("\t", "    ").lines().map(this::cut).toList();
        int room = rows - lines.size() - 4;
        if (output.size() > room) {
            lines.addAll(output.subList(0, Math.max(0, room - 1)));
            lines.add(ink.paint(
                    "... and " + (output.size() - Math.max(0, room - 1)) + " lines more, in the transcript",
                    Style.DIM));
        } else {
            lines.addAll(output);
        }
        lines.add("");
        Style style = switch (shown.status()) {
            case DONE -> Style.PLAIN;
            case FAILED -> Style.BAD;
            case GAVE_UP -> Style.WARN;
        };
        wrap(shown.says(), 2).forEach(line -> lines.add(ink.paint(line, style)));
        lines.add(ink.paint("any key goes on", Style.DIM));
        return lines;
    }

    /** A pause. */
    public List<String> paused(Screen screen, Instant since) {
        return assemble(
                screen,
                List.of(ink.paint(
                        "PAUSED for " + Quantities.span(Duration.between(since, screen.now()))
                                + "; the escalation goes on without you",
                        Style.WARN)),
                "any key goes on");
    }

    private List<String> assemble(Screen screen, List<String> below, String keys) {
        Step step = screen.course().step();
        Map<String, String> values = screen.course().values();
        List<String> lines = new ArrayList<>(head(screen));
        lines.add(ink.paint(cut(title(screen)), Style.STRONG));
        List<String> live = new ArrayList<>();
        screen.live().forEach(number -> live.add(value(number)));
        List<String> text = new ArrayList<>();
        step.text().fill(values).lines().filter(l -> !l.isBlank()).forEach(l -> text.addAll(wrap(l.strip(), 8)));
        if (!step.good().source().isEmpty()) {
            text.add(ink.paint("good: ", Style.GOOD) + cut(step.good().fill(values), columns - 6));
        }
        if (!step.bad().source().isEmpty()) {
            text.add(ink.paint("bad:  ", Style.BAD) + cut(step.bad().fill(values), columns - 6));
        }
        int blanks = live.isEmpty() ? 2 : 3;
        int room = rows - lines.size() - below.size() - 2 - blanks;
        lines.addAll(fitted(text, Math.max(2, room - live.size())));
        if (!live.isEmpty()) {
            lines.add("");
            lines.addAll(fitted(live, Math.max(1, room - Math.min(text.size(), Math.max(2, room - live.size())))));
        }
        lines.add("");
        lines.addAll(fitted(below, Math.max(1, rows - lines.size() - 3)));
        lines.add("");
        lines.add(ink.paint(cut(keys), Style.DIM));
        return lines;
    }

    private List<String> fitted(List<String> lines, int room) {
        if (lines.size() <= room) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, Math.max(0, room - 1)));
        cut.add(ink.paint("... " + (lines.size() - cut.size()) + " lines more", Style.DIM));
        return cut;
    }

    private List<String> head(Screen screen) {
        Course course = screen.course();
        Playbook playbook = course.playbook();
        Step step = course.step();
        String where = playbook.position(step) + " of " + playbook.steps().size() + ", "
                + step.phase().title();
        String what = (screen.exercise() ? "EXERCISE  " : "") + playbook.title();
        Duration elapsed = course.elapsed(screen.now());
        String clock = Quantities.span(elapsed) + " of " + Quantities.span(playbook.budget());
        Duration budget = step.budget();
        Duration here = Duration.between(course.entered(), screen.now());
        String onStep = "step " + Quantities.span(here) + (budget == null ? "" : " of " + Quantities.span(budget));
        boolean late = elapsed.compareTo(playbook.budget()) > 0;
        String place = (screen.simulated() ? "SIMULATED " : "") + screen.context();
        String first = spread(what, where);
        String clocks = clock + (late ? " OVER" : "") + "   " + onStep + "   " + escalation(screen);
        String second = spread(clocks, place);
        return List.of(
                ink.paint(first, Style.STRONG),
                ink.paint(second, late ? Style.WARN : Style.DIM),
                (unicode ? "─" : "-").repeat(columns));
    }

    private static String escalation(Screen screen) {
        Due due = screen.due();
        boolean acknowledged = screen.course().acknowledged() != null;
        if (due == null) {
            return acknowledged ? "acknowledged" : "";
        }
        return (acknowledged ? "acknowledged; " : "") + due.level().title() + " in "
                + Quantities.span(Duration.between(screen.now(), due.at()));
    }

    private String spread(String left, String right) {
        String end = safe(right);
        String begin = ScreenText.cut(safe(left), Math.max(10, columns - ScreenText.width(end) - 2), unicode);
        int gap = Math.max(1, columns - ScreenText.width(begin) - ScreenText.width(end));
        return begin + " ".repeat(gap) + end;
    }

    private String title(Screen screen) {
        return screen.course().step().title().fill(screen.course().values());
    }

    private String value(Live live) {
        String verdict =
                live.verdict() == Verdict.NO_DATA ? "NO DATA" : live.verdict().name();
        String number = Double.isNaN(live.value()) ? "-" : Quantities.format(live.value(), live.unit());
        String course = Sparkline.of(live.history(), columns >= 110 ? 30 : 14, unicode);
        String judged = threshold(live);
        String title = live.title()
                + (live.series().isEmpty() ? "" : ", " + live.series())
                + (live.count() > 1 ? " (worst of " + live.count() + ")" : "")
                + (live.failure().isEmpty() ? "" : ": " + live.failure());
        String fixed = pad(number, 10) + " " + pad(judged, 13) + " " + course;
        int room = columns - 8 - ScreenText.width(fixed) - 1;
        return ink.paint(pad(verdict, 8), Verdicts.style(live.verdict())) + fixed + " "
                + ScreenText.cut(safe(title), Math.max(8, room), unicode);
    }

    private static String threshold(Live live) {
        String[] parts = live.threshold().split(" ", -1);
        return parts.length == 3
                ? "(" + (parts[0].equals("bad") ? "bad " : "") + parts[1] + " "
                        + Quantities.threshold(Numbers.parse(parts[2]), live.unit()) + ")"
                : "";
    }

    private List<String> action(Screen screen) {
        Step step = screen.course().step();
        Map<String, String> values = screen.course().values();
        List<String> lines = new ArrayList<>();
        if (step.action() instanceof Action.Decide decide) {
            wrap(decide.question().fill(values), 2).forEach(line -> lines.add(ink.paint(line, Style.STRONG)));
            int number = 1;
            for (Branch branch : decide.branches()) {
                boolean proposed = branch.answer().equals(screen.proposed());
                String text = cut("  " + number + "  " + branch.label().fill(values), columns - 30);
                lines.add(ink.paint(text, proposed ? Style.STRONG : Style.PLAIN)
                        + (proposed ? ink.paint("  <- the numbers propose this", Style.WARN) : ""));
                number++;
            }
        } else if (step.action() instanceof Action.Ask ask) {
            wrap(ask.question().fill(values), 2).forEach(line -> lines.add(ink.paint(line, Style.STRONG)));
            Placeholder placeholder = screen.course().playbook().placeholders().get(ask.into());
            int number = 1;
            for (String choice : choices(placeholder)) {
                lines.add(cut("  " + number + "  " + choice));
                number++;
            }
        } else if (!screen.command().isEmpty()) {
            String what = step.action() instanceof Action.Change ? "changes: " : "runs: ";
            wrap(what + KubectlCommand.text(screen.command()), 6).forEach(lines::add);
            if (step.action() instanceof Action.Change change && change.change().restartsPods()) {
                lines.add(ink.paint(cut("It restarts pods, and with them the migrations they run."), Style.WARN));
            }
        } else {
            String text = StepText.action(step);
            if (!text.isEmpty()) {
                wrap(text, 3).forEach(lines::add);
            }
        }
        return lines;
    }

    /** What a question lets one choose from; nothing where the answer is typed. */
    public static List<String> choices(@Nullable Placeholder placeholder) {
        if (placeholder == null) {
            return List.of();
        }
        return switch (placeholder.type()) {
            case COMPONENT -> Placeholder.COMPONENTS;
            case CHOICE -> placeholder.choices();
            case REGION, INTEGER, DURATION, TEXT -> List.of();
        };
    }

    private static String keys(Screen screen) {
        Action action = screen.course().step().action();
        String first;
        if (action instanceof Action.Done) {
            return "Enter ends the run   b back   n note   e evidence";
        } else if (action instanceof Action.Decide) {
            first = "1-9 choose";
        } else if (action instanceof Action.Ask) {
            first = "1-9/Enter answer";
        } else {
            first = action instanceof Action.Look ? "Enter done" : "Enter do";
        }
        return first + "  s skip  b back  n note  e evidence  a ack  p pause  ^C leave";
    }

    private List<String> wrap(String text, int most) {
        List<String> lines = ScreenText.wrapped(safe(text), columns);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, most));
        cut.set(most - 1, ScreenText.cut(cut.get(most - 1) + " ", columns - 3, unicode) + "...");
        return cut;
    }

    private String cut(String text) {
        return cut(text, columns);
    }

    private String cut(String text, int room) {
        return ScreenText.cut(safe(text), room, unicode);
    }

    private static String pad(String text, int room) {
        return text + " ".repeat(Math.max(0, room - ScreenText.width(text)));
    }

    private String safe(String text) {
        return ScreenText.safe(text, unicode);
    }
}
