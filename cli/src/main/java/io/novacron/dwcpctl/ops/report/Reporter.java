package io.novacron.dwcpctl.ops.report;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.Enquiry;
import io.novacron.dwcpctl.ops.report.advice.Advice;
import io.novacron.dwcpctl.ops.report.advice.Rule;
import io.novacron.dwcpctl.ops.report.advice.Rule.Priority;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.figure.Figures;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.page.Report;
import io.novacron.dwcpctl.ops.report.page.Section;
import io.novacron.dwcpctl.ops.report.section.Appendix;
import io.novacron.dwcpctl.ops.report.section.Chapter;
import io.novacron.dwcpctl.ops.report.section.Chapters;
import io.novacron.dwcpctl.ops.report.section.Desk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes reports: hears what every chapter asks, asks it, and lets them write. */
public final class Reporter {
    /** Follows from all the others. */
    public static final String RECOMMENDATIONS = "recommendations";

    private static final String HOUR = "hour";
    private static final String APPENDIX = "appendix";

    private final Cookbook cookbook;
    private final List<Rule> rules;
    private final Asking asking;

    /** Answers questions, in their order. */
    public interface Asking {
        List<Answer> ask(List<Enquiry> enquiries) throws InterruptedException;
    }

    public Reporter(Cookbook cookbook, List<Rule> rules, Asking asking) {
        this.cookbook = cookbook;
        this.rules = List.copyOf(rules);
        this.asking = asking;
    }

    /** The ids of all sections. */
    public static List<String> sections() {
        List<String> ids = new ArrayList<>();
        Chapters.all().forEach(chapter -> ids.add(chapter.id()));
        ids.add(ids.size() - 1, RECOMMENDATIONS);
        ids.add(APPENDIX);
        return ids;
    }

    /**
     * A report.
     *
     * @param wanted ids of sections; empty for all
     * @throws CliException with code 64 if there is no such section
     */
    public Report of(Period period, List<String> wanted) throws InterruptedException {
        for (String id : wanted) {
            if (!sections().contains(id)) {
                throw CliException.usage(
                        "the report has no section \"" + id + "\"",
                        Nearest.hint(id, sections()) + "It has " + String.join(", ", sections()) + ".");
            }
        }
        List<Chapter> chapters = chapters(wanted);
        Desk listening = new Desk(cookbook, period);
        chapters.forEach(chapter -> chapter.write(listening));
        List<Enquiry> enquiries = listening.asked();
        List<Answer> answered = asking.ask(enquiries);
        Map<Enquiry, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < enquiries.size(); i++) {
            answers.put(enquiries.get(i), answered.get(i));
        }
        List<CliException> failures =
                answered.stream().map(Answer::failure).filter(Objects::nonNull).toList();
        Desk desk = listening.answering(answers);
        List<Section> sections = new ArrayList<>();
        for (Chapter chapter : chapters) {
            sections.add(new Section(chapter.id(), chapter.title(), chapter.write(desk)));
        }
        desk.figures().note(Figure.FAILED_QUERIES, failures.size(), "");
        sections.replaceAll(section -> section.id().equals(HOUR) ? withActions(section, desk.figures()) : section);
        sections.add(new Section(RECOMMENDATIONS, "10. Recommendations", Advice.of(rules, desk.figures())));
        sections.add(new Section(APPENDIX, "Appendix: queries", Appendix.of(period, answers)));
        sections.removeIf(section -> !wanted.isEmpty() && !wanted.contains(section.id()));
        sections.sort(Comparator.comparingInt(section -> sections().indexOf(section.id())));
        return new Report(
                period,
                sections,
                desk.figures(),
                enquiries.size(),
                failures.size(),
                failures.isEmpty() ? null : failures.get(0),
                answered.stream().anyMatch(Answer::hasNumbers));
    }

    private Section withActions(Section section, Figures figures) {
        List<Part> parts = new ArrayList<>(section.parts());
        parts.add(Advice.of(rules, figures, Priority.NOW, "Action required", "None by the rules."));
        return new Section(section.id(), section.title(), parts);
    }

    /** Recommendations rest on every chapter, and the hour's actions are some of them. */
    private static List<Chapter> chapters(List<String> wanted) {
        boolean advice = wanted.contains(RECOMMENDATIONS) || wanted.contains(HOUR);
        return Chapters.all().stream()
                .filter(chapter -> wanted.isEmpty() || advice || wanted.contains(chapter.id()))
                .toList();
    }
}
