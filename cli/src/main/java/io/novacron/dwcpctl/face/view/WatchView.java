package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.rollback.watch.Arming;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Turn;
import io.novacron.dwcpctl.ops.rollback.watch.Finding;
import io.novacron.dwcpctl.ops.rollback.watch.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A watch as it stands after a sample: how v3 is, what the window comes to, and what is going to happen. */
public final class WatchView {
    private final Asked asked;
    private final boolean armed;
    private final boolean canBeStopped;

    /** @param canBeStopped whether a key would be seen */
    public WatchView(Asked asked, boolean armed, boolean canBeStopped) {
        this.asked = asked;
        this.armed = armed;
        this.canBeStopped = canBeStopped;
    }

    public Document of(Turn turn) {
        List<Sample> samples = turn.next().samples();
        Sample latest = samples.get(samples.size() - 1);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(List.of(
                new Span("v3 " + word(latest.state()), style(latest.state())),
                new Span(armed ? "  armed" : "  not armed", Style.STRONG),
                new Span("  " + Moment.forPeople(latest.at(), asked.zone()), Style.DIM))));
        if (!latest.why().isEmpty()) {
            blocks.add(Block.Paragraph.of("  " + latest.why()));
        }
        String v1 = latest.v1Why().isEmpty() ? "" : ": " + latest.v1Why();
        blocks.add(Block.Paragraph.of("v1 " + word(latest.v1()) + v1));
        blocks.add(Block.Paragraph.of(turn.finding().says()));
        blocks.add(new Block.Paragraph(List.of(what(turn, latest.at()))));
        return new Document(
                "RollbackWatch",
                asked.context(),
                asked.simulated(),
                latest.at(),
                data(turn, latest),
                blocks,
                List.of(
                        List.of("at", "state", "v1", "samples", "degraded", "unknown", "phase", "why"),
                        List.of(
                                Moment.forMachines(latest.at()),
                                word(latest.state()),
                                word(latest.v1()),
                                Integer.toString(turn.finding().samples()),
                                Integer.toString(turn.finding().degraded()),
                                Integer.toString(turn.finding().unknown()),
                                word(turn.next().phase()),
                                latest.why())),
                List.of());
    }

    private Span what(Turn turn, Instant now) {
        Instant due = turn.next().due();
        return switch (turn.next().phase()) {
            case COUNTDOWN ->
                new Span(
                        "ROLLING BACK in "
                                + PromDuration.format((due == null ? Duration.ZERO : Duration.between(now, due))
                                        .truncatedTo(ChronoUnit.SECONDS))
                                + (canBeStopped ? "; any key or Ctrl-C calls it off" : "; Ctrl-C calls it off"),
                        Style.BAD);
            case SPENT -> new Span("ROLLING BACK now", Style.BAD);
            case CALLED_OFF -> new Span("called off: it only watches from here on", Style.WARN);
            case WATCHING -> watching(turn.finding().call());
        };
    }

    private Span watching(Finding.Call call) {
        return switch (call) {
            case HOLD -> new Span(armed ? "holding" : "nothing would be done", Style.DIM);
            case STUCK -> new Span("NO ROLLBACK, though v3 is degraded: act by hand", Style.BAD);
            case ROLL_BACK ->
                new Span("would roll back: dwcpctl rollback --emergency --confirm, or watch with --arm", Style.WARN);
        };
    }

    private static ObjectNode data(Turn turn, Sample latest) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("phase", turn.next().phase().name());
        node.put("call", turn.finding().call().name());
        node.put("says", turn.finding().says());
        node.put("samples", turn.finding().samples());
        node.put("degraded", turn.finding().degraded());
        node.put("unknown", turn.finding().unknown());
        Instant due = turn.next().due();
        node.put("due", due == null ? null : Moment.forMachines(due));
        ObjectNode sample = node.putObject("latest");
        sample.put("state", latest.state().name());
        sample.put("why", latest.why());
        sample.put("v1", latest.v1().name());
        sample.put("v1Why", latest.v1Why());
        Arming.@Nullable Decision decision = turn.decision();
        node.put("decision", decision == null ? null : decision.kind().name());
        return node;
    }

    private static Style style(Sample.State state) {
        return switch (state) {
            case GOOD -> Style.GOOD;
            case DEGRADED -> Style.BAD;
            case UNKNOWN -> Style.UNKNOWN;
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
