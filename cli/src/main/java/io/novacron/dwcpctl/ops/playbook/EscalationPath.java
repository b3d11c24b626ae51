package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and when, unless an incident is acknowledged or over: the contract, section 4.
 *
 * @param levels in the order in which they are told
 * @param highWaits how long an alert of escalation "high" lasts before it pages
 * @param statusPage how often the status page is written while it is critical
 */
public record EscalationPath(List<Level> levels, Duration highWaits, Duration statusPage) {
    public EscalationPath {
        levels = List.copyOf(levels);
    }

    /**
     * One who is told.
     *
     * @param after from the page on
     * @param unless what makes it unnecessary
     * @param onlyWhenViolated whether it is told only while an SLA is violated
     */
    public record Level(String id, String title, Duration after, Unless unless, boolean onlyWhenViolated) {}

    /** What makes a level unnecessary. */
    public enum Unless {
        /** Nothing does: the first who is paged. */
        NEVER,
        /** Somebody has acknowledged. */
        ACKNOWLEDGED,
        /** It is over. */
        RESOLVED
    }

    /** The next one due. */
    public record Due(Level level, Instant at) {}

    static EscalationPath read(String file, String text) {
        YamlNode root =
                Yaml.read(file, text).schema(1).only("schema", "high-waits", "status-page", "levels", "channels");
        List<Level> levels = new ArrayList<>();
        for (YamlNode node : root.required("levels").items()) {
            node.only("id", "title", "after", "unless", "only");
            YamlNode only = node.field("only").orElse(null);
            if (only != null && !only.text().equals("sla-violated")) {
                throw only.error("\"" + only.text() + "\" is no condition of a level", "Write sla-violated.");
            }
            Duration after = node.required("after").duration();
            if (!levels.isEmpty()
                    && after.compareTo(levels.get(levels.size() - 1).after()) <= 0) {
                throw node.required("after").error("not later than the level before", "Give a longer one.");
            }
            levels.add(new Level(
                    PlaybookFile.id(node.required("id")),
                    node.required("title").text(),
                    after,
                    node.field("unless").map(n -> n.oneOf(Unless.class)).orElse(Unless.NEVER),
                    only != null));
        }
        if (levels.isEmpty()) {
            throw root.required("levels").error("nobody is told", "Add a level.");
        }
        return new EscalationPath(
                levels, root.required("high-waits").duration(), PlaybookFile.positive(root.required("status-page")));
    }

    /**
     * The level that is due next, and when; empty where nobody is any more, or the alert pages nobody.
     *
     * @param urgency the alert's label {@code escalation}: immediate, high, low
     * @param since when it began
     */
    public Optional<Due> next(
            String urgency, Instant since, @Nullable Instant acknowledged, boolean violated, Instant now) {
        String known = urgency.toLowerCase(Locale.ROOT);
        if (!known.equals("immediate") && !known.equals("high")) {
            return Optional.empty();
        }
        Instant page = known.equals("high") ? since.plus(highWaits) : since;
        for (Level level : levels) {
            Instant at = page.plus(level.after());
            boolean spared = level.unless() == Unless.ACKNOWLEDGED && acknowledged != null;
            if (at.isAfter(now) && !spared && (violated || !level.onlyWhenViolated())) {
                return Optional.of(new Due(level, at));
            }
        }
        return Optional.empty();
    }
}
