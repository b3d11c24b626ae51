package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.ops.evidence.Testimony;

/** What was answered, and what came of it. */
public record Proceeding(Testimony testimony, Assessment assessment) {
    /** The same without a decision. */
    public Proceeding undecided(String why) {
        return new Proceeding(testimony, assessment.undecided(why));
    }
}
