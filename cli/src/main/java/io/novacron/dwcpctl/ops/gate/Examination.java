package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.ops.evidence.Failure;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How one replica sees one criterion: the findings of every region at every moment. */
final class Examination {
    /** Samples may be this much later than the question: the answer takes its time, and clocks are never quite alike. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private static final String ALL = "";

    private final Gate gate;
    private final Inquiry inquiry;
    private final Questionnaire questions;
    private final String replica;
    private final Map<Question, Reply> replies;
    private final Criterion criterion;
    private final List<AgeSheet.Age> ages;
    private final @Nullable Comparing comparing;
    private final Map<Question, List<Track>> tracks = new HashMap<>();

    Examination(
            Gate gate,
            Inquiry inquiry,
            Questionnaire questions,
            String replica,
            Map<Question, Reply> replies,
            Criterion criterion) {
        this.gate = gate;
        this.inquiry = inquiry;
        this.questions = questions;
        this.replica = replica;
        this.replies = replies;
        this.criterion = criterion;
        this.ages = questions.ages(criterion);
        Compared compared = criterion.compared();
        this.comparing = compared == null ? null : new Comparing(compared, inquiry, replica, replies);
    }

    /** Why it could not answer; null where it did. */
    @Nullable
    Failure failure() {
        List<Question> needed = new ArrayList<>(questions.values(criterion));
        if (criterion.count() != null) {
            needed.add(questions.count(criterion.count(), gate.window()));
        }
        ages.forEach(age -> needed.add(age.question()));
        if (inquiry.isLive()) {
            needed.add(questions.clock());
        }
        if (inquiry.expected().isEmpty() && inquiry.region() == null) {
            needed.add(questions.regions()); // without it, a region that vanished would not be missed
        }
        for (Question question : needed) {
            Reply reply = replies.get(question);
            if (reply == null) {
                return new Failure("OTHER", "it was not asked for " + question.text(), "Ask again.");
            }
            if (reply.failure() != null) {
                return reply.failure();
            }
        }
        return null;
    }

    Duration took() {
        if (comparing != null) {
            return comparing.took();
        }
        Reply reply = replies.get(value(gate.window()));
        return reply == null ? Duration.ZERO : reply.took();
    }

    /** The regions that the answer speaks of; none where it is not by region. */
    Set<String> regions() {
        if (comparing != null) {
            return comparing.failure() == null ? comparing.regions() : Set.of();
        }
        Set<String> regions = new TreeSet<>();
        if (criterion.per() == Per.REGION) {
            tracks(value(gate.window())).forEach(track -> regions.add(track.region()));
        }
        return regions;
    }

    /** Whether the narrow window saw too little of any of the regions at any moment. */
    boolean needsWidening(Set<String> regions) {
        Expression count = criterion.count();
        if (count == null || !criterion.expression().hasWindow()) {
            return false;
        }
        for (Instant moment : inquiry.moments()) {
            for (String region : criterion.per() == Per.FLEET ? Set.of(ALL) : regions) {
                Double seen = count(count, gate.window(), region, moment);
                if (seen != null && !(seen >= criterion.minimum())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** By region, at a moment. The replica must not have failed. */
    Map<String, Finding> at(Instant moment, Set<String> regions) {
        Map<String, Finding> findings = new HashMap<>();
        for (String region : criterion.per() == Per.FLEET ? Set.of(ALL) : regions) {
            findings.put(region, clocked(region, moment));
        }
        return findings;
    }

    private Finding clocked(String region, Instant moment) {
        Duration ahead = ahead();
        return ahead == null
                ? find(region, moment)
                : Finding.without(
                        region,
                        Verdict.ERROR,
                        replica,
                        "the server's clock is ahead of ours by " + PromDuration.format(ahead) + " or more");
    }

    private @Nullable Duration ahead() {
        if (!inquiry.isLive()) {
            return null;
        }
        for (Track track : tracks(questions.clock())) {
            Double latest = track.at(questions.clock().from().toEpochMilli());
            if (latest != null) {
                Duration ahead =
                        Duration.ofSeconds(Math.round(latest) - inquiry.at().getEpochSecond());
                if (ahead.compareTo(AHEAD) > 0) {
                    return ahead;
                }
            }
        }
        return null;
    }

    private Finding find(String region, Instant moment) {
        Ageing ageing = age(region, moment);
        Expression counted = criterion.count();
        Duration window = criterion.expression().hasWindow() ? gate.window() : null;
        Double count = counted == null ? null : count(counted, gate.window(), region, moment);
        Finding blank = new Finding(region, Verdict.NO_DATA, null, ageing.age(), count, window, replica, "");
        Finding narrow = comparing != null ? comparing.find(blank) : measured(region, moment, gate.window(), blank);
        if (ageing.problem() != null) {
            // a gate that says what an empty answer means has said it of one that nothing is behind, too
            boolean said = narrow.value() == null && criterion.empty() != Missing.UNKNOWN;
            return said ? narrow : blank.with(Verdict.NO_DATA, ageing.problem());
        }
        if (counted == null) {
            return narrow;
        }
        if (count == null || Double.isNaN(count)) {
            return blank.with(Verdict.NO_DATA, "how much it rests on is not known");
        }
        if (count >= criterion.minimum()) {
            return narrow;
        }
        String few = Numbers.format(Math.floor(count)) + " migrations in " + PromDuration.format(gate.window());
        return window == null
                ? narrow.with(Verdict.NO_DATA, "too little traffic: " + few)
                : widened(region, moment, narrow, counted, few);
    }

    /**
     * A window that saw too little is widened. What it did see is not forgotten: where it was bad, the wider window's being
     * good does not make it fine, and too few migrations do not make it a failure: nobody knows.
     */
    private Finding widened(String region, Instant moment, Finding narrow, Expression counted, String few) {
        Double count = count(counted, gate.widened(), region, moment);
        String wide = PromDuration.format(gate.widened());
        Finding blank = new Finding(region, Verdict.NO_DATA, null, narrow.age(), count, gate.widened(), replica, "");
        Failure failure = widenedFailure(counted);
        if (failure != null) {
            return blank.with(Verdict.ERROR, failure.message());
        }
        if (count == null || !(count >= criterion.minimum())) {
            String seen = count == null ? "not known how many" : Numbers.format(Math.floor(count));
            return blank.with(Verdict.NO_DATA, "too little traffic: " + few + ", " + seen + " in " + wide);
        }
        Finding found = measured(region, moment, gate.widened(), blank);
        if (narrow.verdict() == Verdict.FAIL && found.verdict() != Verdict.FAIL) {
            return found.with(Verdict.NO_DATA, "over " + wide + " it would pass, but the last few were bad: " + few);
        }
        return found.with(found.verdict(), "window widened to " + wide + ": only " + few);
    }

    private @Nullable Failure widenedFailure(Expression counted) {
        for (Question question : questions.widened(criterion, counted)) {
            Reply reply = replies.get(question);
            if (reply == null) {
                return new Failure("OTHER", "the wider window was not asked for", "Ask again.");
            }
            if (reply.failure() != null) {
                return reply.failure();
            }
        }
        return null;
    }

    /** The worst of the region's series. */
    private Finding measured(String region, Instant moment, Duration window, Finding blank) {
        Question question = value(window);
        List<Track> all = tracks(question);
        if (Track.hasTwins(all)) {
            return blank.with(Verdict.ERROR, "the answer holds two series with the same labels");
        }
        Double value = null;
        Verdict verdict = null;
        int series = 0;
        for (Track track : all) {
            Double sample = isOf(track, region) ? track.at(moment.toEpochMilli()) : null;
            if (sample != null) {
                series++;
                Verdict judged = criterion.judge(sample);
                boolean worse = verdict == null
                        || value == null
                        || judged.compareTo(verdict) > 0
                        || (judged == verdict && criterion.isWorse(sample, value));
                if (worse) {
                    verdict = judged;
                    value = sample;
                }
            }
        }
        if (verdict == null || value == null) {
            return blank.with(criterion.empty().verdict(), "no data");
        }
        Finding found = new Finding(
                region, verdict, value, blank.age(), blank.count(), blank.window(), replica, notANumber(value));
        if (series > 1 && criterion.several() == Several.UNKNOWN) {
            return found.with(verdict.and(Verdict.NO_DATA), series + " series where one is expected");
        }
        return warned(question, found);
    }

    private static String notANumber(double value) {
        return Double.isNaN(value)
                ? "not a number: nothing was there to measure"
                : Double.isInfinite(value) ? "infinite" : "";
    }

    private Finding warned(Question question, Finding found) {
        List<String> warnings = Objects.requireNonNull(replies.get(question)).warnings();
        return warnings.isEmpty()
                ? found
                : found.with(found.verdict().and(Verdict.WARN), "the source warns: " + String.join("; ", warnings));
    }

    /** An age, or why there is none that would do. */
    private record Ageing(@Nullable Duration age, @Nullable String problem) {}

    private Ageing age(String region, Instant moment) {
        Duration oldest = null;
        for (AgeSheet.Age asked : ages) {
            Duration age = age(asked, region, moment);
            if (age == null) {
                return new Ageing(oldest, "no series of " + asked.of().selector() + " now");
            }
            oldest = oldest == null || age.compareTo(oldest) > 0 ? age : oldest;
        }
        if (oldest == null) {
            return new Ageing(null, "how old it is is not known");
        }
        if (oldest.compareTo(criterion.freshness()) > 0) {
            return new Ageing(
                    oldest,
                    PromDuration.format(Duration.ofSeconds(oldest.toSeconds())) + " old, older than "
                            + PromDuration.format(criterion.freshness()));
        }
        return oldest.negated().compareTo(criterion.freshness()) > 0
                ? new Ageing(oldest, "it is from the future: the clocks disagree")
                : new Ageing(oldest, null);
    }

    /** The oldest of the region's series, and of those of no region; null where there is none. */
    private @Nullable Duration age(AgeSheet.Age asked, String region, Instant moment) {
        Instant looked = moment.minusMillis(asked.of().earlierMillis());
        Duration oldest = null;
        for (Track track : tracks(asked.question())) {
            boolean counts =
                    asked.has(track) && (isOf(track, region) || track.region().isEmpty());
            Double seconds = counts ? track.at(looked.toEpochMilli()) : null;
            if (seconds != null && Double.isFinite(seconds)) {
                Duration age = Duration.ofMillis(looked.toEpochMilli() - Math.round(seconds * 1000));
                oldest = oldest == null || age.compareTo(oldest) > 0 ? age : oldest;
            }
        }
        return oldest;
    }

    private @Nullable Double count(Expression counted, Duration window, String region, Instant moment) {
        Double least = null;
        for (Track track : tracks(questions.count(counted, window))) {
            Double count = isOf(track, region) ? track.at(moment.toEpochMilli()) : null;
            if (count != null && (least == null || Double.isNaN(count) || count < least)) {
                least = count;
            }
        }
        return least;
    }

    private boolean isOf(Track track, String region) {
        return criterion.per() == Per.FLEET || track.region().equals(region);
    }

    private Question value(Duration window) {
        return questions.value(criterion, window);
    }

    private List<Track> tracks(Question question) {
        return tracks.computeIfAbsent(question, asked -> {
            Reply reply = replies.get(asked);
            Value value = reply == null ? null : reply.value();
            return value == null ? List.of() : Track.of(value, asked.from().toEpochMilli());
        });
    }
}
