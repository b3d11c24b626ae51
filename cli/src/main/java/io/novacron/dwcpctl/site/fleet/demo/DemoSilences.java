package io.novacron.dwcpctl.site.fleet.demo;

import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.fleet.alert.SilenceBook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The silences in the demo's log. */
final class DemoSilences implements SilenceBook {
    private final Supplier<Told> told;
    private final Consumer<Function<Told, List<DemoLog>>> append;

    /**
     * The silences of a log.
     *
     * @param told what it tells now
     * @param append adds lines to it, worked out from what it tells while no other process adds any
     */
    DemoSilences(Supplier<Told> told, Consumer<Function<Told, List<DemoLog>>> append) {
        this.told = told;
        this.append = append;
    }

    /** What the lines of a log have told of silences so far. */
    static final class Told {
        private final List<DemoLog.SilenceMade> made = new ArrayList<>();
        private final Map<String, Instant> expired = new HashMap<>();

        void take(DemoLog.SilenceMade line) {
            made.add(line);
        }

        void take(DemoLog.SilenceExpired line) {
            expired.putIfAbsent(line.id(), line.at());
        }

        void forget() {
            made.clear();
            expired.clear();
        }

        private Silence silence(DemoLog.SilenceMade line, Instant now) {
            SilenceRequest request = line.request();
            Instant ended = expired.get(line.id());
            Instant end = ended != null && ended.isBefore(request.end()) ? ended : request.end();
            // as in Alertmanager: what ends before it began was never in force
            Instant start = request.start().isAfter(end) ? end : request.start();
            return new Silence(
                    line.id(),
                    request.matchers(),
                    request.creator(),
                    request.comment(),
                    start,
                    end,
                    Silence.State.at(start, end, now));
        }
    }

    @Override
    public List<Silence> silences(Instant now) {
        Told all = told.get();
        return all.made.stream().map(line -> all.silence(line, now)).toList();
    }

    @Override
    public Silence add(SilenceRequest request, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        // it cannot have begun before it was made
        SilenceRequest kept = new SilenceRequest(
                request.matchers(),
                request.start().isBefore(at) ? at : request.start().truncatedTo(ChronoUnit.MILLIS),
                request.end().truncatedTo(ChronoUnit.MILLIS),
                request.creator(),
                request.comment());
        List<DemoLog> added = new ArrayList<>();
        append.accept(before -> {
            added.clear();
            added.add(new DemoLog.SilenceMade(at, "silence-" + (before.made.size() + 1), kept));
            return added;
        });
        Told after = told.get();
        return added.stream()
                .map(DemoLog.SilenceMade.class::cast)
                .map(line -> after.silence(line, now))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void expire(String id, Instant now) {
        append.accept(before -> before.expired.containsKey(id)
                ? List.of()
                : List.of(new DemoLog.SilenceExpired(now.truncatedTo(ChronoUnit.MILLIS), id)));
    }
}
