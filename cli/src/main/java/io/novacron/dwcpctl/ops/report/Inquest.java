package io.novacron.dwcpctl.ops.report;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Asker;
import io.novacron.dwcpctl.ops.cookbook.Enquiry;
import io.novacron.dwcpctl.ops.cookbook.Explainer;
import io.novacron.dwcpctl.ops.nodata.WhyNoData;
import java.util.List;

/** Asks a source, and then why there is no data where there is none. */
public final class Inquest implements Reporter.Asking {
    private final MetricSource source;
    private final Crew crew;
    private final Deadline deadline;

    public Inquest(MetricSource source, Crew crew, Deadline deadline) {
        this.source = source;
        this.crew = crew;
        this.deadline = deadline;
    }

    @Override
    public List<Answer> ask(List<Enquiry> enquiries) throws InterruptedException {
        List<Answer> answers = new Asker(source, crew, deadline).all(enquiries);
        return new Explainer(new WhyNoData(source, deadline), crew, deadline).explained(answers, enquiries);
    }
}
