package io.novacron.dwcpctl.face.output;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results in the form that build servers read. */
public record JUnitReport(List<Suite> suites) {
    public JUnitReport {
        suites = List.copyOf(suites);
    }

    /** Cases that belong together: those of a file, the criteria of a gate. */
    public record Suite(String name, List<Case> cases) {
        public Suite {
            cases = List.copyOf(cases);
        }

        Duration time() {
            return cases.stream().map(Case::time).reduce(Duration.ZERO, Duration::plus);
        }

        long count(Kind kind) {
            return cases.stream()
                    .filter(c -> c.problem() != null && c.problem().kind() == kind)
                    .count();
        }
    }

    /**
     * One thing that was judged.
     *
     * @param problem null where it passed
     */
    public record Case(
            String name,
            String classname,
            Duration time,
            @Nullable Problem problem) {}

    /** Why a case did not pass. */
    public enum Kind {
        /** It was judged, and is not as it should be. */
        FAILURE,
        /** It could not be judged. */
        ERROR,
        SKIPPED
    }

    /**
     * What keeps a case from having passed.
     *
     * @param message in a line
     * @param text all of it; may be empty
     */
    public record Problem(Kind kind, String message, String text) {}
}
