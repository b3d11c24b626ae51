package io.novacron.dwcpctl.ops.playbook.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Scripted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CourseTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");
    private static final Playbook PLAYBOOK = Scripted.playbook("""
            placeholders: {component: {type: component}, region: {type: region, default: eu-west}}
            steps:
              - {id: look, phase: immediate, title: A, text: "{{region}}"}
              - {id: which, phase: diagnosis, title: A, text: B, ask: {question: Which, into: component}}
              - {id: change, phase: mitigation, title: A, text: "{{component}}", cluster: {restart: {deployment: dwcp-v3}}}
              - {id: wait, phase: resolution, title: A, text: B, wait-until: {query: latency-p99, is: "< 0.5", for: 1m, give-up: 5m, else: choose}}
              - {id: end, phase: resolution, title: A, text: B, done: {outcome: resolved}}
              - id: choose
                phase: decision
                title: A
                text: B
                decide: {question: Q, branches: [{answer: again, label: X, goto: change}, {answer: over, label: Y, goto: handed}]}
              - {id: handed, phase: communication, title: A, text: B, done: {outcome: escalated}}
            """);

    private final List<Line> lines = new ArrayList<>(List.of(Line.of(START, Line.Kind.BEGAN, "")));

    @Test
    void begins_at_the_first_step_with_the_presets() {
        assertThat(course().step().id()).isEqualTo("look");
        assertThat(course().values()).containsOnlyKeys("region");
        assertThat(course().canGoBack()).isFalse();
    }

    @Test
    void goes_through_to_an_end() {
        answer("do").answer("hde").answer("do").add(Line.Kind.INTENDED, "", "").result(Line.Status.DONE);
        assertThat(course().step().id()).isEqualTo("wait");
        assertThat(course().values()).containsEntry("component", "hde");
        answer("do").result(Line.Status.GAVE_UP);
        assertThat(course().step().id()).isEqualTo("choose");
        answer("over").add(Line.Kind.ENDED, "", "");
        assertThat(course().outcome()).isEqualTo(Outcome.ESCALATED);
        assertThat(course().stage()).isEqualTo(Course.Stage.OVER);
    }

    @Test
    void the_same_line_by_line_and_all_at_once() {
        answer("do").answer("hde").answer("do").add(Line.Kind.INTENDED, "", "").result(Line.Status.FAILED);
        Course stepwise = Course.of(PLAYBOOK, lines.subList(0, 1));
        for (Line line : lines.subList(1, lines.size())) {
            stepwise = stepwise.after(line);
        }
        assertThat(stepwise.step()).isEqualTo(course().step());
        assertThat(stepwise.stage()).isEqualTo(course().stage()).isEqualTo(Course.Stage.READY);
        assertThat(stepwise.trouble()).isEqualTo("it says");
        assertThat(stepwise.visit()).isEqualTo(3);
    }

    @Test
    void what_was_intended_is_in_doubt_until_it_was_looked_up() {
        answer("do").answer("hde").answer("do").add(Line.Kind.INTENDED, Facts.COMMAND, "kubectl");
        assertThat(course().stage()).isEqualTo(Course.Stage.IN_DOUBT);
        add(Line.Kind.FOUND, Facts.FOUND, "NOT_APPLIED");
        assertThat(course().stage()).isEqualTo(Course.Stage.READY);
        assertThat(course().step().id()).isEqualTo("change");
    }

    @Test
    void what_was_found_done_is_done() {
        answer("do")
                .answer("hde")
                .answer("do")
                .add(Line.Kind.INTENDED, "", "")
                .add(Line.Kind.FOUND, Facts.FOUND, "APPLIED");
        assertThat(course().step().id()).isEqualTo("wait");
    }

    @Test
    void back_is_where_one_came_from() {
        answer("do").answer("back");
        assertThat(course().step().id()).isEqualTo("look");
        assertThat(course().canGoBack()).isFalse();
    }

    @Test
    void a_question_whose_answer_is_needed_cannot_be_skipped() {
        answer("do");
        assertThat(course().canSkip()).isFalse();
        assertRefused("skip", "cannot be skipped");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertRefused("maybe", "\"maybe\" is no answer to it");
        add(Line.Kind.RESULT, Facts.STATUS, "DONE");
        assertThatThrownBy(this::course)
                .isInstanceOf(CliException.class)
                .hasMessageContaining("nothing was to be done");
    }

    @Test
    void a_pause_does_not_count() {
        lines.add(Line.of(START.plusSeconds(60), Line.Kind.PAUSED, "look"));
        assertThat(course().elapsed(START.plusSeconds(600))).isEqualTo(Duration.ofMinutes(1));
        lines.add(Line.of(START.plusSeconds(360), Line.Kind.UNPAUSED, "look"));
        assertThat(course().elapsed(START.plusSeconds(600))).isEqualTo(Duration.ofMinutes(5));
    }

    private void assertRefused(String answer, String why) {
        List<Line> before = List.copyOf(lines);
        answer(answer);
        assertThatThrownBy(this::course).isInstanceOf(CliException.class).hasMessageContaining(why);
        lines.clear();
        lines.addAll(before);
    }

    private Course course() {
        return Course.of(PLAYBOOK, lines);
    }

    private CourseTest answer(String answer) {
        return add(Line.Kind.ANSWERED, Facts.ANSWER, answer);
    }

    private CourseTest result(Line.Status status) {
        lines.add(line(Line.Kind.RESULT).with(Facts.STATUS, status.name()).with(Facts.SAYS, "it says"));
        return this;
    }

    private CourseTest add(Line.Kind kind, String fact, String value) {
        lines.add(fact.isEmpty() ? line(kind) : line(kind).with(fact, value));
        return this;
    }

    private Line line(Line.Kind kind) {
        return Line.of(START.plusSeconds(lines.size()), kind, "");
    }
}
