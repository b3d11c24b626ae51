package io.novacron.dwcpctl.ops.querytest;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file through promtool 3.5 and through ours: one verdict. */
final class RuleUnitTestsIT {
    static Stream<String> files() throws IOException {
        return RuleUnitTestFiles.names();
    }

    @ParameterizedTest
    @MethodSource("files")
    void promtoolSaysTheSame(String file) {
        RealPrograms.Outcome promtool = RealPrograms.THREE.run(
                "",
                "promtool",
                "test",
                "rules",
                RuleUnitTestFiles.FOLDER.resolve(file).toString());
        TestReport ours = QueryTestsTest.run(RuleUnitTestFiles.FOLDER, file);
        boolean passes = ours.unreadable() == null && ours.count(TestResult.Status.FAILED) == 0;

        assertThat(passes).as(promtool.output() + ours.results()).isEqualTo(promtool.exitCode() == 0);
    }
}
