package io.novacron.dwcpctl.ops.rollback.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.ops.rollback.Header;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.Verification;
import io.novacron.dwcpctl.ops.rollback.Verified;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.BaselineJson;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Verifies a rollback at the end of its run, for as long as it may take until enough is seen. */
public final class MeasuredProof implements Verification {
    private final Verifier verifier;
    private final Timeline timeline;
    private final BooleanSupplier stopAsked;
    private final Consumer<Proof> progress;

    /**
     * Looks at nothing yet.
     *
     * @param stopAsked whether the person wants no more waiting
     * @param progress told what each look came to
     */
    public MeasuredProof(Verifier verifier, Timeline timeline, BooleanSupplier stopAsked, Consumer<Proof> progress) {
        this.verifier = verifier;
        this.timeline = timeline;
        this.stopAsked = stopAsked;
        this.progress = progress;
    }

    @Override
    public Verified of(RollbackRecord rollback) throws InterruptedException {
        return verified(verifier.await(occasion(rollback), timeline, stopAsked, progress));
    }

    /** What a journal has of it. */
    public static Verified verified(Proof proof) {
        String why = proof.why();
        String says = why.isEmpty() ? "v1 serves as it should" : why;
        return new Verified(proof.verdict(), says, ProofJson.write(proof));
    }

    /** What the journal tells of the rollback to be judged. */
    public static Occasion occasion(RollbackRecord rollback) {
        Header header = rollback.header();
        return new Occasion(
                header.id(),
                header.startedAt(),
                rollback.trafficOnV1At(),
                header.mode().isUrgent(),
                baseline(header.baseline()));
    }

    /** One that cannot be read is as if nobody had measured. */
    private static @Nullable Baseline baseline(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        try {
            return BaselineJson.read("journal", node);
        } catch (CliException e) {
            return null;
        }
    }
}
