package io.novacron.dwcpctl.ops.alerts;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Hides alerts for a time, after it has been said which. */
public final class Silencing {
    private final AlertSource source;

    public Silencing(AlertSource source) {
        this.source = source;
    }

    /**
     * The conditions that are meant by these words. An alert's name may be written without the prefix that ours have.
     *
     * @throws CliException with code 64 if one is none; else what the source throws
     */
    public List<Matcher> matchers(List<String> words) {
        Set<String> active = new TreeSet<>();
        if (words.stream().anyMatch(MatcherText::isName)) {
            source.alerts().alerts().forEach(alert -> active.add(alert.name()));
        }
        return words.stream()
                .map(word -> MatcherText.isName(word) && !active.contains(word) && !word.startsWith(OpenAlert.PREFIX)
                        ? OpenAlert.PREFIX + word
                        : word)
                .map(MatcherText::parse)
                .toList();
    }

    /** The active alerts that it would hide now, the watchdog among them if it would. */
    public List<Alert> wouldHide(SilenceRequest request) {
        return source.alerts().alerts().stream()
                .filter(alert -> request.matches(alert.labels()))
                .toList();
    }

    /** Makes it. */
    public Silence create(SilenceRequest request) {
        return source.create(request);
    }

    /**
     * Ends one now.
     *
     * @param beginning of its id, as far as it is the only one that begins so
     * @return its whole id
     * @throws CliException with code 64 if none that has not ended begins so, or several do; else what the source throws
     */
    public String expire(String beginning) {
        List<String> ids = source.silences().silences().stream()
                .filter(s -> s.state() != Silence.State.EXPIRED)
                .map(Silence::id)
                .toList();
        List<String> meant = ids.contains(beginning)
                ? List.of(beginning)
                : ids.stream().filter(id -> id.startsWith(beginning)).toList();
        if (meant.size() != 1) {
            throw CliException.usage(
                    meant.isEmpty()
                            ? "no silence that is in force or to come has the id " + beginning
                            : meant.size() + " silences begin with " + beginning,
                    ids.isEmpty() ? "There is none." : "Name one of " + String.join(", ", ids) + ".");
        }
        source.expire(meant.get(0));
        return meant.get(0);
    }
}
