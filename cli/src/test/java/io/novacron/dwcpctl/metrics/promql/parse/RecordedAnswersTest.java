package io.novacron.dwcpctl.metrics.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus 3.5.3 refuses is refused at the same place in the same words; what it accepts comes out as there. */
class RecordedAnswersTest {
    static List<Recorded> refused() {
        return Recorded.refused();
    }

    static List<Recorded> accepted() {
        return Recorded.accepted();
    }

    @ParameterizedTest
    @MethodSource
    void refused(Recorded recorded) {
        assertThatThrownBy(() -> PromqlParser.parseStable(recorded.expression()))
                .isInstanceOf(PromqlParseException.class)
                .hasMessage(recorded.answer());
    }

    @ParameterizedTest
    @MethodSource
    void accepted(Recorded recorded) {
        assertThat(PromqlPrinter.print(PromqlParser.parseStable(recorded.expression())))
                .isEqualTo(recorded.answer());
    }

    @Test
    void theRecordingsAreWhole() {
        assertThat(Recorded.refused()).hasSizeGreaterThanOrEqualTo(600);
        assertThat(Recorded.accepted()).hasSizeGreaterThanOrEqualTo(190);
    }
}
