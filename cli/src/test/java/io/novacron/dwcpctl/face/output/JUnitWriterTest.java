package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.face.output.JUnitReport.Case;
import io.novacron.dwcpctl.face.output.JUnitReport.Kind;
import io.novacron.dwcpctl.face.output.JUnitReport.Problem;
import io.novacron.dwcpctl.face.output.JUnitReport.Suite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class JUnitWriterTest {
    @Test
    void writesCountsCasesAndProblems() {
        JUnitReport report = new JUnitReport(List.of(new Suite(
                "a.yml",
                List.of(
                        new Case("good", "a.yml", Duration.ofMillis(12), null),
                        new Case(
                                "bad",
                                "a.yml",
                                Duration.ofMillis(1500),
                                new Problem(Kind.FAILURE, "1 < 2", "1 < 2\nmore")),
                        new Case("broken", "a.yml", Duration.ZERO, new Problem(Kind.ERROR, "no answer", "")),
                        new Case("left", "a.yml", Duration.ZERO, new Problem(Kind.SKIPPED, "why", ""))))));

        assertThat(new JUnitWriter().write(report)).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites tests="4" failures="1" errors="1" time="1.512">
                          <testsuite name="a.yml" tests="4" failures="1" errors="1" skipped="1" time="1.512">
                            <testcase name="good" classname="a.yml" time="0.012"></testcase>
                            <testcase name="bad" classname="a.yml" time="1.500">
                              <failure message="1 &lt; 2">1 &lt; 2
                        more</failure>
                            </testcase>
                            <testcase name="broken" classname="a.yml" time="0.000">
                              <error message="no answer"></error>
                            </testcase>
                            <testcase name="left" classname="a.yml" time="0.000">
                              <skipped message="why"></skipped>
                            </testcase>
                          </testsuite>
                        </testsuites>
                        """);
    }

    @Test
    void whatXmlCannotHoldIsReplacedAndTheRestComesBack() throws Exception {
        String nasty = "\0 \u001b[31m \"quoted\" 'single' <a&b> ]]> \uD800 \uFFFE 😀 é\nline\ttab";
        JUnitReport report = new JUnitReport(List.of(new Suite(
                nasty, List.of(new Case(nasty, nasty, Duration.ZERO, new Problem(Kind.FAILURE, nasty, nasty))))));

        byte[] bytes = new JUnitWriter().write(report).getBytes(StandardCharsets.UTF_8);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        Element failure = (Element) document.getElementsByTagName("failure").item(0);

        String kept = "\uFFFD \uFFFD[31m \"quoted\" 'single' <a&b> ]]> \uFFFD \uFFFD 😀 é\nline\ttab";
        assertThat(failure.getTextContent()).isEqualTo(kept);
        assertThat(failure.getAttribute("message"))
                .isEqualTo(kept.replace('\n', ' ').replace('\t', ' '));
    }
}
