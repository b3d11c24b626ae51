package io.novacron.dwcpctl.ops.rollback.record;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import io.novacron.dwcpctl.ops.rollback.verify.FigureText;
import io.novacron.dwcpctl.ops.rollback.verify.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is left to do by hand after a rollback, and by which playbook one goes on. */
final class Remains {
    /** Where v3 violates its SLAs: domain.md section 3. */
    private static final double SLOW_SECONDS = 0.5;

    private static final double FAILING = 0.01;

    private final RollbackRecord rollback;
    private final Occasion occasion;

    Remains(RollbackRecord rollback, Occasion occasion) {
        this.rollback = rollback;
        this.occasion = occasion;
    }

    void write(MarkdownText text) {
        String id = rollback.header().id();
        text.heading(2, "What remains to be done by hand");
        text.list("- [ ]", checklist(id));
        text.heading(2, "Next playbook");
        text.paragraph(playbook());
    }

    private List<String> checklist(String id) {
        List<String> items = new ArrayList<>();
        if (!rollback.isComplete()) {
            items.add("It is not complete: dwcpctl rollback resume " + id);
        }
        JournalLine.VerifiedBy verified = rollback.verified();
        Verdict verdict =
                verified == null ? Verdict.NO_DATA : verified.verified().verdict();
        if (verdict != Verdict.PASS) {
            items.add("v1 is not verified: look again with dwcpctl rollback verify " + id);
        }
        items.add("Watch v1 for half an hour: dwcpctl gonogo post-rollback --for 5m");
        items.add("Tell those who were told of the incident, and set the status page");
        items.add("Stop the rollout where it is automated: pipelines, GitOps, scheduled stages; the flag "
                + rollback.header().names().rolloutFlag() + " must be 0 there as well");
        items.add("Silence or expire what no longer concerns v3: dwcpctl alerts");
        items.add("Keep logs and this directory for the review; the pods that were restarted have lost theirs");
        items.add("Leave v3 warm until v1 has been good for an hour; then dwcpctl rollback scale-down");
        items.add("Within 24 hours: post-mortem; within a week: review");
        return items;
    }

    /** By what was bad about v3 when the rollback began. */
    private String playbook() {
        Baseline before = occasion.before();
        if (before != null) {
            @Nullable String failing = worst(before, Figures::failedShare, FAILING, Unit.RATIO);
            if (failing != null) {
                return "error-rate-critical: v3 failed " + failing;
            }
            @Nullable String slow = worst(before, Figures::p99, SLOW_SECONDS, Unit.SECONDS);
            if (slow != null) {
                return "latency-p99-critical: v3's P99 was " + slow;
            }
        }
        return "rollout-no-go: none of v3's figures alone says why it was rolled back";
    }

    private static @Nullable String worst(Baseline before, Function<Figures, Figure> which, double limit, Unit unit) {
        return before.v3().entrySet().stream()
                .filter(region -> value(which.apply(region.getValue())) >= limit)
                .max((a, b) -> Double.compare(value(which.apply(a.getValue())), value(which.apply(b.getValue()))))
                .map(region -> FigureText.of(value(which.apply(region.getValue())), unit) + " in " + region.getKey())
                .orElse(null);
    }

    private static double value(Figure figure) {
        return Objects.requireNonNullElse(figure.value(), Double.NaN);
    }
}
