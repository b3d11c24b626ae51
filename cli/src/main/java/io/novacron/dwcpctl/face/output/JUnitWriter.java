package io.novacron.dwcpctl.face.output;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes JUnit's XML as Jenkins, GitLab and GitHub's readers take it.
 *
 * @see <a href="https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd">junit-10.xsd</a>
 */
public final class JUnitWriter {
    /** The whole document, in UTF-8, ending with a newline. */
    public String write(JUnitReport report) {
        StringWriter out = new StringWriter();
        try {
            // the JDK's own: nothing is looked up
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            counts(xml, report.suites(), false);
            for (JUnitReport.Suite suite : report.suites()) {
                suite(xml, suite);
            }
            line(xml, 0);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private static void suite(XMLStreamWriter xml, JUnitReport.Suite suite) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testsuite");
        attribute(xml, "name", suite.name());
        counts(xml, List.of(suite), true);
        for (JUnitReport.Case one : suite.cases()) {
            line(xml, 2);
            xml.writeStartElement("testcase");
            attribute(xml, "name", one.name());
            attribute(xml, "classname", one.classname());
            attribute(xml, "time", seconds(one.time()));
            JUnitReport.Problem problem = one.problem();
            if (problem != null) {
                line(xml, 3);
                xml.writeStartElement(problem.kind().name().toLowerCase(Locale.ROOT));
                attribute(xml, "message", problem.message());
                xml.writeCharacters(allowed(problem.text()));
                xml.writeEndElement();
                line(xml, 2);
            }
            xml.writeEndElement();
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    /** @param skipped whether the schema has a place for those that were skipped: on a suite, not on all of them */
    private static void counts(XMLStreamWriter xml, List<JUnitReport.Suite> suites, boolean skipped)
            throws XMLStreamException {
        attribute(xml, "tests", suites.stream().mapToLong(s -> s.cases().size()).sum());
        attribute(xml, "failures", count(suites, JUnitReport.Kind.FAILURE));
        attribute(xml, "errors", count(suites, JUnitReport.Kind.ERROR));
        if (skipped) {
            attribute(xml, "skipped", count(suites, JUnitReport.Kind.SKIPPED));
        }
        Duration time = suites.stream().map(JUnitReport.Suite::time).reduce(Duration.ZERO, Duration::plus);
        attribute(xml, "time", seconds(time));
    }

    private static long count(List<JUnitReport.Suite> suites, JUnitReport.Kind kind) {
        return suites.stream().mapToLong(s -> s.count(kind)).sum();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static void attribute(XMLStreamWriter xml, String name, Object value) throws XMLStreamException {
        // a reader makes a space of a line break in an attribute: say so ourselves
        xml.writeAttribute(name, allowed(value.toString()).replaceAll("[\\t\\n\\r]+", " "));
    }

    /** What XML 1.0 has no way to write becomes the replacement character. */
    private static String allowed(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
