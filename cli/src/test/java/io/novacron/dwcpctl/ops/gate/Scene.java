package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.evidence.Failure;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What replicas would answer to a gate's questions, made up: all is well until something is changed. The gate is the
 * shipped one for a rollout.
 */
final class Scene {
    static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    static final List<String> REGIONS = List.of("eu-west", "us-east");
    static final Gate ROLLOUT = gate("rollout");

    private static final Map<String, Double> GOOD = Map.of(
            "latency-p99",
            0.38,
            "throughput",
            2.7e9,
            "error-rate",
            0.003,
            "quorum",
            2.0,
            "compliance",
            1.0,
            "one-target",
            1.0);
    private static final Map<String, Double> BAD = Map.of(
            "latency-p99",
            0.9,
            "throughput",
            1.4e9,
            "error-rate",
            0.06,
            "quorum",
            -1.0,
            "compliance",
            0.5,
            "errors",
            120.0,
            "resources",
            1.2,
            "fast-burn",
            60.0,
            "one-target",
            2.0);

    /** What a criterion looks like in a region to a replica. */
    private record Place(String replica, String criterion, String region) {}

    /** What differs there from all being well. */
    private static final class Look {
        private @Nullable Double value;
        private @Nullable Double wideValue;
        private double count = 5000;
        private double wideCount = 30_000;
        private @Nullable Duration age = Duration.ofSeconds(1);
        private boolean absent;
        private @Nullable Failure failure;
        private List<String> warnings = List.of();
    }

    private final Gate gate;
    private final List<String> replicas;
    private final Duration held;
    private final Map<Place, Look> looks = new HashMap<>();
    private final Map<String, Failure> down = new HashMap<>();
    private final Map<String, Duration> ahead = new HashMap<>();

    Scene(String... replicas) {
        this(ROLLOUT, Duration.ZERO, replicas);
    }

    Scene(Gate gate, Duration held, String... replicas) {
        this.gate = gate;
        this.held = held;
        this.replicas = replicas.length == 0 ? List.of("one") : List.of(replicas);
    }

    static Gate gate(String id) {
        Library library = new Library(new ShippedFiles(), null);
        return new Gates(library, new Cookbook(library)).get(id);
    }

    static double good(String criterion) {
        return GOOD.getOrDefault(criterion, 0.0);
    }

    static double bad(String criterion) {
        return BAD.getOrDefault(criterion, 1.0);
    }

    private List<Look> looks(String criterion, String region) {
        return looks(replicas, criterion, region);
    }

    private List<Look> looks(List<String> who, String criterion, String region) {
        return who.stream()
                .map(replica -> looks.computeIfAbsent(new Place(replica, criterion, region), p -> new Look()))
                .toList();
    }

    /** The regions of a criterion: none of its own where it is of all together. */
    List<String> places(String criterion) {
        boolean fleet = gate.criteria().stream().anyMatch(c -> c.id().equals(criterion) && c.per() == Per.FLEET);
        return fleet ? List.of("") : REGIONS;
    }

    Scene value(String criterion, String region, double value) {
        looks(criterion, region).forEach(look -> look.value = value);
        return this;
    }

    Scene value(String replica, String criterion, String region, double value) {
        looks(List.of(replica), criterion, region).forEach(look -> look.value = value);
        return this;
    }

    /** Fails in the first of its regions. */
    Scene fails(String criterion) {
        return value(criterion, places(criterion).get(0), bad(criterion));
    }

    /** Says nothing in a region. */
    Scene absent(String criterion, String region) {
        looks(criterion, region).forEach(look -> look.absent = true);
        return this;
    }

    Scene absent(String criterion) {
        return absent(criterion, places(criterion).get(0));
    }

    Scene age(String criterion, String region, @Nullable Duration age) {
        looks(criterion, region).forEach(look -> look.age = age);
        return this;
    }

    Scene traffic(String criterion, String region, double count, double wideCount) {
        looks(criterion, region).forEach(look -> {
            look.count = count;
            look.wideCount = wideCount;
        });
        return this;
    }

    Scene wideValue(String criterion, String region, double value) {
        looks(criterion, region).forEach(look -> look.wideValue = value);
        return this;
    }

    Scene warns(String criterion, String warning) {
        looks(criterion, places(criterion).get(0)).forEach(look -> look.warnings = List.of(warning));
        return this;
    }

    Scene failing(String replica, String criterion, String kind) {
        looks(List.of(replica), criterion, places(criterion).get(0))
                .forEach(look -> look.failure = new Failure(kind, kind + " at " + replica, "wait"));
        return this;
    }

    Scene down(String replica, String kind) {
        down.put(replica, new Failure(kind, kind + " at " + replica, "wait"));
        return this;
    }

    Scene ahead(String replica, Duration by) {
        ahead.put(replica, by);
        return this;
    }

    Inquiry inquiry() {
        return new Inquiry(NOW, held, true, Set.copyOf(REGIONS), null);
    }

    Assessment assessment() {
        return Judge.judge(gate, inquiry(), testimony());
    }

    Decision decision() {
        return assessment().decision();
    }

    Testimony testimony() {
        Map<String, Map<Question, Reply>> all = new LinkedHashMap<>();
        for (String replica : replicas) {
            Map<Question, Reply> replies = new LinkedHashMap<>();
            Questionnaire questions = new Questionnaire(gate, inquiry());
            replies.put(questions.clock(), reply(questions.clock(), Map.of("", seconds(replica, Duration.ZERO))));
            Map<AgeSheet.Age, Map<String, Duration>> ages = new LinkedHashMap<>();
            gate.criteria().forEach(criterion -> answer(replica, criterion, questions, replies, ages));
            replies.putAll(aged(ages));
            Failure failure = down.get(replica);
            if (failure != null) {
                replies.replaceAll((question, reply) -> failed(failure));
            }
            all.put(replica, replies);
        }
        return new Testimony(all);
    }

    private double seconds(String replica, Duration age) {
        return NOW.plus(ahead.getOrDefault(replica, Duration.ZERO)).minus(age).toEpochMilli() / 1000.0;
    }

    private void answer(
            String replica,
            Criterion criterion,
            Questionnaire questions,
            Map<Question, Reply> replies,
            Map<AgeSheet.Age, Map<String, Duration>> asked) {
        Map<String, Double> values = new TreeMap<>();
        Map<String, Double> wide = new TreeMap<>();
        Map<String, Double> counts = new TreeMap<>();
        Map<String, Double> wideCounts = new TreeMap<>();
        Map<String, Duration> ages = new TreeMap<>();
        List<String> warnings = new ArrayList<>();
        Failure failure = null;
        for (String region : places(criterion.id())) {
            Look look = looks.getOrDefault(new Place(replica, criterion.id(), region), new Look());
            double value = look.value != null ? look.value : good(criterion.id());
            if (!look.absent) {
                values.put(region, value);
                wide.put(region, look.wideValue != null ? look.wideValue : value);
            }
            counts.put(region, look.count);
            wideCounts.put(region, look.wideCount);
            if (look.age != null) {
                ages.put(region, look.age);
            }
            warnings.addAll(look.warnings);
            failure = look.failure != null ? look.failure : failure;
        }
        questions.ages(criterion).forEach(age -> asked.merge(age, ages, Scene::older));
        put(replies, questions.value(criterion, gate.widened()), wide, warnings, failure);
        put(replies, questions.value(criterion, gate.window()), values, warnings, failure);
        if (criterion.count() != null) {
            put(replies, questions.count(criterion.count(), gate.widened()), wideCounts, List.of(), failure);
            put(replies, questions.count(criterion.count(), gate.window()), counts, List.of(), failure);
        }
    }

    /** Criteria may look at the same series: the older counts, and one that has lost a series. */
    private static Map<String, Duration> older(Map<String, Duration> one, Map<String, Duration> other) {
        int size = Integer.compare(one.size(), other.size());
        return size < 0 || (size == 0 && oldest(one).compareTo(oldest(other)) >= 0) ? one : other;
    }

    private static Duration oldest(Map<String, Duration> ages) {
        return ages.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static Map<Question, Reply> aged(Map<AgeSheet.Age, Map<String, Duration>> asked) {
        Map<Question, Map<Labels, LongToDoubleFunction>> values = new LinkedHashMap<>();
        asked.forEach((age, ages) -> {
            Map<Labels, LongToDoubleFunction> series =
                    values.computeIfAbsent(age.question(), question -> new LinkedHashMap<>());
            ages.forEach((region, old) -> series.put(
                    Labels.of("region", region, AgeSheet.TAG, age.tag()),
                    millis -> (millis - old.toMillis()) / 1000.0));
        });
        Map<Question, Reply> replies = new LinkedHashMap<>();
        values.forEach((question, series) -> replies.put(question, moving(question, series)));
        return replies;
    }

    private static void put(
            Map<Question, Reply> replies,
            Question question,
            Map<String, Double> values,
            List<String> warnings,
            @Nullable Failure failure) {
        Reply reply = reply(question, values);
        replies.put(
                question,
                failure != null
                        ? failed(failure)
                        : new Reply(reply.value(), List.of(), warnings, Duration.ofMillis(3), null));
    }

    private static Reply failed(Failure failure) {
        return new Reply(null, List.of(), List.of(), Duration.ZERO, failure);
    }

    private static Reply reply(Question question, Map<String, Double> values) {
        Map<Labels, LongToDoubleFunction> constant = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((region, value) -> constant.put(Labels.of("region", region), millis -> value));
        return moving(question, constant);
    }

    private static Reply moving(Question question, Map<Labels, LongToDoubleFunction> values) {
        List<Value.Point> points = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        values.forEach((labels, value) -> {
            long from = question.from().toEpochMilli();
            points.add(new Value.Point(labels, new Sample(from, value.applyAsDouble(from))));
            if (question.kind() == Question.Kind.RANGE) {
                ArraySamples.Builder samples = new ArraySamples.Builder();
                for (long at = from;
                        at <= question.to().toEpochMilli();
                        at += question.step().toMillis()) {
                    samples.add(at, value.applyAsDouble(at));
                }
                series.add(new Series(labels, samples.build()));
            }
        });
        Value value = question.kind() == Question.Kind.RANGE ? new Value.Matrix(series) : new Value.Vector(points);
        return new Reply(value, List.of(), List.of(), Duration.ofMillis(3), null);
    }
}
