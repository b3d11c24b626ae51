package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Question;
import java.time.Instant;
import java.util.List;

/** Answers the cookbook's questions. */
public interface Meter {
    /** The answers at one moment, in the order of the questions. */
    List<Answer> at(Instant moment, List<Question> questions) throws InterruptedException;

    /** The answers over a range, in the order of the questions. */
    List<Answer> over(Range range, List<Question> questions) throws InterruptedException;
}
