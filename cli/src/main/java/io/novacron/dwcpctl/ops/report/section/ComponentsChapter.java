package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Part;
import java.util.ArrayList;
import java.util.List;

/** 4. The six components: every query of the cookbook that is about one of them. */
final class ComponentsChapter implements Chapter {
    private static final List<String> COMPONENTS = List.of("amst", "hde", "pba", "acp", "ass", "itp");

    @Override
    public String id() {
        return "components";
    }

    @Override
    public String title() {
        return "4. Components";
    }

    @Override
    public List<Part> write(Desk desk) {
        Rows health = new Rows(desk, "Health");
        desk.note(Figure.COMPONENTS_UP, health.add("reliability-components-up"));
        desk.note(Figure.TARGETS_UP, health.add("reliability-targets-up"));
        List<Part> parts = new ArrayList<>();
        parts.add(health.table());
        for (String component : COMPONENTS) {
            Rows rows = new Rows(desk, desk.cookbook().about(component));
            for (CookbookQuery query : desk.cookbook().category(component)) {
                Answer answer = rows.add(query.id());
                Figure.of(query.id()).ifPresent(figure -> desk.note(figure, answer));
            }
            parts.add(rows.table());
        }
        return parts;
    }
}
