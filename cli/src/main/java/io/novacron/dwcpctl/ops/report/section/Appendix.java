package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Enquiry;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Every query with how often it was asked, how long it took and how old its answer is. */
public final class Appendix {
    private Appendix() {}

    /** @param answers by what was asked, in the order of asking */
    public static List<Part> of(Period period, Map<Enquiry, Answer> answers) {
        Map<String, List<Map.Entry<Enquiry, Answer>>> byText = new LinkedHashMap<>();
        answers.entrySet()
                .forEach(e -> byText.computeIfAbsent(e.getKey().question().promql(), k -> new ArrayList<>())
                        .add(e));
        List<List<Cell>> rows = new ArrayList<>();
        byText.forEach((promql, asked) -> {
            Duration took = Duration.ZERO;
            StringJoiner when = new StringJoiner(", ");
            for (Map.Entry<Enquiry, Answer> one : asked) {
                Provenance provenance = provenance(one.getValue());
                took = provenance == null ? took : took.plus(provenance.took());
                when.add(moment(period, one.getKey()) + (one.getValue().failure() == null ? "" : " (failed)"));
            }
            Answer first = asked.get(0).getValue();
            rows.add(List.of(
                    new Cell.Words(first.question().query().id()),
                    new Cell.Words(when.toString()),
                    new Cell.Lasting(took),
                    age(first),
                    new Cell.Words(source(first)),
                    new Cell.Words(promql)));
        });
        return List.of(
                new Part.Text(
                        "Every distinct query was sent once for each of its moments, all side by side. Ages are of the"
                                + " oldest series behind the first answer; durations of a query asked for several moments are"
                                + " added up."),
                new Part.Table(
                        "Queries",
                        List.of(
                                Column.text("Id"),
                                Column.text("Asked about"),
                                Column.number("Took"),
                                Column.number("Age"),
                                Column.text("Source"),
                                Column.text("PromQL")),
                        rows));
    }

    private static @Nullable Provenance provenance(Answer answer) {
        return answer.reading() == null ? null : answer.reading().provenance();
    }

    private static Cell age(Answer answer) {
        Provenance provenance = provenance(answer);
        if (provenance == null) {
            return new Cell.Missing(Points.why(answer));
        }
        Duration age = provenance.age();
        return age == null ? new Cell.Words("not known") : new Cell.Lasting(age);
    }

    private static String source(Answer answer) {
        Provenance provenance = provenance(answer);
        return provenance == null
                ? "–"
                : provenance.source()
                        + (provenance.warnings().isEmpty() ? "" : ": " + String.join("; ", provenance.warnings()));
    }

    private static String moment(Period period, Enquiry enquiry) {
        Duration back = Duration.between(enquiry.at(), period.at());
        String end = back.isZero() ? "now" : Period.text(back) + " before";
        return enquiry.range() == null
                ? end
                : Period.text(enquiry.length().plus(enquiry.range().step())) + " to " + end + " by "
                        + Period.text(enquiry.range().step());
    }
}
