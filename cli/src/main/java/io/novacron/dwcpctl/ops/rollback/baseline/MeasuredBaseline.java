package io.novacron.dwcpctl.ops.rollback.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Measures for a rollback's journal. */
public final class MeasuredBaseline implements io.novacron.dwcpctl.ops.rollback.Baseline {
    private final Measurement measurement;

    public MeasuredBaseline(Measurement measurement) {
        this.measurement = measurement;
    }

    @Override
    public JsonNode at(Instant moment) throws InterruptedException {
        return BaselineJson.write(measurement.at(moment));
    }
}
