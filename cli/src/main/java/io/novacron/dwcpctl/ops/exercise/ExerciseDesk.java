package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.run.Desk;
import io.novacron.dwcpctl.ops.playbook.run.Live;
import io.novacron.dwcpctl.ops.playbook.run.Move;
import io.novacron.dwcpctl.ops.playbook.run.Screen;
import io.novacron.dwcpctl.ops.playbook.run.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A participant's desk in an exercise: others speak up meanwhile. A script takes the time that a person would, which the
 * exercise's clock passes at once.
 */
public final class ExerciseDesk implements Desk {
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration READ = Duration.ofMinutes(2);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

    private final Desk participant;
    private final Timeline clock;
    private final Messages messages;
    private final double pace;
    private final List<String> lately = new ArrayList<>();
    private Instant since = Instant.EPOCH;
    private boolean cleared;
    private final Set<Duty> done = EnumSet.noneOf(Duty.class);

    /**
     * Around a participant.
     *
     * @param pace how much of each step's budget is spent thinking; 0 for a person, who does so by themselves
     */
    public ExerciseDesk(Desk participant, Timeline clock, Messages messages, double pace) {
        this.participant = participant;
        this.clock = clock;
        this.messages = messages;
        this.pace = pace;
    }

    @Override
    public Move next(Screen screen) throws InterruptedException {
        List<String> fresh = messages.due(screen.now(), done);
        if (!fresh.isEmpty()) {
            lately.clear();
            lately.addAll(fresh);
            since = screen.now();
            fresh.forEach(participant::remarks);
        } else if (pace == 0 && cleared && screen.now().isBefore(since.plus(READ))) {
            lately.forEach(participant::remarks); // a key that was pressed already must not have wiped it away
        }
        Move move = participant.next(screen);
        cleared = !(move instanceof Move.Refresh);
        if (pace > 0) {
            long millis = (long) (thinking(screen.course().step()).toMillis() * pace);
            clock.awaitUntil(screen.now().plusMillis(millis));
        }
        if (move instanceof Move.Acknowledge) {
            done.add(Duty.ACKNOWLEDGE);
        } else if (move instanceof Move.Do && screen.course().step().action() instanceof Action.Notify) {
            done.add(Duty.COMMUNICATE);
        } else if (move instanceof Move.Note note && TranscriptDeeds.isTold(note.text())) {
            done.add(Duty.COMMUNICATE);
        }
        return move;
    }

    /** A wait's budget is for the wait, not for thinking about it. */
    private static Duration thinking(Step step) {
        Duration budget = step.budget();
        if (budget == null || step.action() instanceof Action.WaitUntil || step.action() instanceof Action.Done) {
            return LOOK;
        }
        return budget.compareTo(LONGEST_LOOK) < 0 ? budget : LONGEST_LOOK;
    }

    @Override
    public String value(Placeholder placeholder) throws InterruptedException {
        return participant.value(placeholder);
    }

    @Override
    public boolean confirm(Screen screen, List<String> command, List<String> consequences) throws InterruptedException {
        return participant.confirm(screen, command, consequences);
    }

    @Override
    public void progress(String says) {
        participant.progress(says);
    }

    @Override
    public void waits(Live live, Duration held, Duration waited) {
        List<String> fresh = messages.due(clock.now(), done);
        fresh.forEach(participant::remarks);
        if (!fresh.isEmpty()) {
            lately.clear();
            lately.addAll(fresh);
            since = clock.now();
        }
        participant.waits(live, held, waited);
    }

    @Override
    public void shows(Shown shown) throws InterruptedException {
        participant.shows(shown);
    }

    @Override
    public void remarks(String says) {
        participant.remarks(says);
    }
}
