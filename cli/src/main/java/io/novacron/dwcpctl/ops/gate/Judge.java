package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.evidence.Failure;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes an assessment of what was answered: a pure function, so that a decision can be worked out again from evidence. */
public final class Judge {
    static final String REPLICAS = "replicas";

    private final Gate gate;
    private final Inquiry inquiry;
    private final Questionnaire questions;
    private final Testimony testimony;
    private final Map<String, String> down = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    private Judge(Gate gate, Inquiry inquiry, Testimony testimony) {
        this.gate = gate;
        this.inquiry = inquiry;
        this.questions = new Questionnaire(gate, inquiry);
        this.testimony = testimony;
    }

    public static Assessment judge(Gate gate, Inquiry inquiry, Testimony testimony) {
        return new Judge(gate, inquiry, testimony).assessment();
    }

    /** The regions to look at, as the context or else the answers say. */
    static Set<String> regions(Gate gate, Inquiry inquiry, Map<String, Map<Question, Reply>> replies) {
        if (inquiry.region() != null) {
            return Set.of(inquiry.region());
        }
        if (!inquiry.expected().isEmpty()) {
            return inquiry.expected();
        }
        Question asked = new Questionnaire(gate, inquiry).regions();
        Set<String> seen = new TreeSet<>();
        replies.values().forEach(answers -> {
            Reply reply = answers.get(asked);
            if (reply != null) {
                seen.addAll(reply.names());
            }
        });
        return seen;
    }

    private Assessment assessment() {
        Set<String> regions = regions(gate, inquiry, testimony.replies());
        List<Instant> moments = inquiry.moments();
        List<Result> results = new ArrayList<>();
        List<List<Algebra.Judged>> steps = new ArrayList<>();
        moments.forEach(moment -> steps.add(new ArrayList<>()));
        for (Criterion criterion : gate.criteria()) {
            Judgement judgement = judge(criterion, regions);
            results.add(judgement.result());
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i)
                        .add(new Algebra.Judged(
                                criterion.role(), judgement.steps().get(i)));
            }
        }
        if (testimony.replies().size() > 1) {
            Result replicas = replicas();
            results.add(replicas);
            steps.forEach(step -> step.add(new Algebra.Judged(Role.CAUTION, replicas.verdict())));
        }
        List<Verdict> verdicts = steps.stream().map(Algebra::worst).toList();
        results.sort(Comparator.comparing(Result::verdict).reversed().thenComparing(Result::role));
        Decision decision = Decision.of(Verdict.worst(verdicts));
        return new Assessment(
                gate,
                inquiry,
                decision,
                verdicts.stream().map(Decision::of).toList(),
                Summary.of(decision, results),
                List.copyOf(new TreeSet<>(regions)),
                results,
                List.copyOf(warnings),
                "");
    }

    /** A criterion's result, and how it stood at each moment. */
    private record Judgement(Result result, List<Verdict> steps) {}

    private Judgement judge(Criterion criterion, Set<String> regions) {
        List<Examination> answered = new ArrayList<>();
        List<Finding> failed = new ArrayList<>();
        List<Finding> missing = new ArrayList<>();
        Duration took = Duration.ZERO;
        Set<String> all = new TreeSet<>(regions);
        for (Map.Entry<String, Map<Question, Reply>> replica :
                testimony.replies().entrySet()) {
            Examination examination =
                    new Examination(gate, inquiry, questions, replica.getKey(), replica.getValue(), criterion);
            Failure failure = examination.failure();
            if (failure == null) {
                answered.add(examination);
                all.addAll(examination.regions());
                took = took.compareTo(examination.took()) >= 0 ? took : examination.took();
            } else {
                Finding finding = Finding.without("", Verdict.ERROR, replica.getKey(), failure.message());
                (failure.isDown() ? missing : failed).add(finding);
                if (failure.isDown()) {
                    down.putIfAbsent(replica.getKey(), failure.message());
                }
            }
        }
        if (answered.isEmpty()) {
            failed.addAll(missing); // nobody stands in for them
        }
        Map<String, Finding> worst = new TreeMap<>();
        failed.forEach(finding -> worst.merge(finding.region(), finding, (a, b) -> worse(criterion, a, b)));
        List<Verdict> steps = new ArrayList<>();
        for (Instant moment : inquiry.moments()) {
            List<Verdict> verdicts = new ArrayList<>();
            failed.forEach(finding -> verdicts.add(finding.verdict()));
            for (Examination examination : answered) {
                examination.at(moment, all).forEach((region, finding) -> {
                    verdicts.add(finding.verdict());
                    worst.merge(region, finding, (a, b) -> worse(criterion, a, b));
                });
            }
            steps.add(Verdict.worst(verdicts));
        }
        if (worst.isEmpty()) {
            worst.put("", Finding.without("", Verdict.NO_DATA, "", "no region was seen in the last 24 hours"));
        }
        warnOfDisagreement(criterion, answered, all);
        List<Finding> findings = new ArrayList<>(worst.values());
        findings.sort((a, b) -> compare(criterion, b, a));
        return new Judgement(
                new Result(
                        criterion,
                        criterion.id(),
                        criterion.role(),
                        Verdict.worst(steps),
                        findings,
                        questions.resolve(criterion.expression(), gate.window()),
                        took),
                steps);
    }

    private static Finding worse(Criterion criterion, Finding first, Finding second) {
        return compare(criterion, first, second) > 0 ? first : second;
    }

    /** Positive where the first is the worse. */
    private static int compare(Criterion criterion, Finding first, Finding second) {
        int order = first.verdict().compareTo(second.verdict());
        Double one = first.value();
        Double other = second.value();
        if (order != 0 || one == null || other == null) {
            return order != 0 ? order : Boolean.compare(one == null, other == null);
        }
        return Boolean.compare(criterion.isWorse(one, other), criterion.isWorse(other, one));
    }

    private void warnOfDisagreement(Criterion criterion, List<Examination> answered, Set<String> regions) {
        Map<Verdict, String> by = new TreeMap<>();
        for (Examination examination : answered) {
            Finding finding = worstOf(criterion, examination.at(inquiry.at(), regions));
            if (finding != null) {
                by.putIfAbsent(finding.verdict(), finding.replica());
            }
        }
        if (by.size() > 1) {
            List<String> words = new ArrayList<>();
            by.forEach((verdict, replica) -> words.add(replica + " says " + verdict));
            warnings.add(criterion.id() + ": replicas disagree, the worse counts: " + String.join(", ", words));
        }
    }

    private static @Nullable Finding worstOf(Criterion criterion, Map<String, Finding> findings) {
        return findings.values().stream()
                .reduce((a, b) -> worse(criterion, a, b))
                .orElse(null);
    }

    private Result replicas() {
        int count = testimony.replies().size();
        List<Finding> findings = new ArrayList<>();
        down.forEach((replica, why) -> findings.add(Finding.without("", Verdict.FAIL, replica, why)));
        if (findings.isEmpty()) {
            String names = String.join(", ", testimony.replies().keySet());
            findings.add(Finding.without("", Verdict.PASS, names, "all " + count + " answered"));
        }
        Verdict verdict = down.isEmpty() ? Verdict.PASS : Verdict.FAIL;
        return new Result(null, REPLICAS, Role.CAUTION, verdict, findings, "", Duration.ZERO);
    }
}
