package io.novacron.dwcpctl.base.verdict;

import static io.novacron.dwcpctl.base.verdict.Verdict.ERROR;
import static io.novacron.dwcpctl.base.verdict.Verdict.FAIL;
import static io.novacron.dwcpctl.base.verdict.Verdict.NO_DATA;
import static io.novacron.dwcpctl.base.verdict.Verdict.PASS;
import static io.novacron.dwcpctl.base.verdict.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictTest {
    @Test
    void a_set_is_as_bad_as_its_worst() {
        List<Verdict> fromWorst = List.of(FAIL, ERROR, NO_DATA, WARN, PASS);
        for (int i = 0; i < fromWorst.size(); i++) {
            assertThat(Verdict.worst(fromWorst.subList(i, fromWorst.size()))).isEqualTo(fromWorst.get(i));
        }
    }

    @Test
    void an_empty_set_is_not_a_pass() {
        assertThat(Verdict.worst(List.of())).isEqualTo(NO_DATA);
    }

    @ParameterizedTest
    @CsvSource({"PASS, 0", "WARN, 1", "FAIL, 2", "NO_DATA, 3", "ERROR, 3"})
    void has_the_code_that_scripts_rely_on(Verdict verdict, int code) {
        assertThat(verdict.exitCode().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "< 0.5, 0.4999, true",
        "< 0.5, 0.5, false",
        "<= 0.5, 0.5, true",
        ">= 2.4e9, 2400000000, true",
        "> 10, 10, false",
        "== 0, -0.0, true",
        "!= 0, 1, true",
        "!= 0, NaN, false",
        "< 1, NaN, false",
        "> 1, Infinity, true"
    })
    void a_condition_compares(String condition, double value, boolean holds) {
        assertThat(Condition.parse(condition).orElseThrow().holds(value)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "0.5", "=< 1", "= 1", "< x", "< NaN", "> 1e999", "<> 1"})
    void a_condition_that_is_none_is_refused(String text) {
        assertThat(Condition.parse(text)).isEmpty();
    }
}
