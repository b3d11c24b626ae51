package io.novacron.dwcpctl.ops.notify;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.ops.notify.Delivery.Outcome;
import io.novacron.dwcpctl.site.notify.Notice;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells all notifiers of a context what was done. It comes after the deed and never stands in its way: it ends within its
 * limit, and a failure is a {@link Delivery} that says so, never an exception.
 */
public final class Announcer {
    /** What all notifiers together may take. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<Notifier> notifiers;
    private final Templates templates;
    private final String context;
    private final Duration limit;

    /** @param limit for all notifiers together, which are told side by side */
    public Announcer(List<Notifier> notifiers, Templates templates, String context, Duration limit) {
        this.notifiers = List.copyOf(notifiers);
        this.templates = templates;
        this.context = context;
        this.limit = limit;
    }

    /**
     * Tells all of them, each in its own markup.
     *
     * @param template the id of one
     * @param at when what it tells of happened
     * @return one for each notifier, in their order; none where the context names none
     */
    public List<Delivery> announce(String template, Map<String, Datum> values, Instant at) {
        if (notifiers.isEmpty()) {
            return List.of();
        }
        List<Callable<Receipt>> calls = new ArrayList<>();
        Deadline deadline = Deadline.after(limit);
        try {
            Template message = templates.get(template);
            Map<String, String> facts = message.facts(values);
            for (Notifier notifier : notifiers) {
                Template.Text text = message.fill(values, notifier.markup());
                Notice notice =
                        new Notice(template, message.severity(), context, at, text.subject(), text.text(), facts);
                calls.add(() -> notifier.send(notice, deadline));
            }
        } catch (CliException e) { // a user's own template may be wrong
            return all(template, e.getMessage());
        }
        try (Crew crew = new Crew(notifiers.size())) {
            return deliveries(template, crew.all(calls, deadline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return all(template, "interrupted");
        }
    }

    private List<Delivery> deliveries(String template, List<Crew.Outcome<Receipt>> outcomes) {
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < notifiers.size(); i++) {
            Receipt receipt = outcomes.get(i).value();
            deliveries.add(
                    receipt == null
                            ? failed(
                                    notifiers.get(i),
                                    template,
                                    why(outcomes.get(i).failure()))
                            : new Delivery(
                                    notifiers.get(i).name(),
                                    notifiers.get(i).kind(),
                                    template,
                                    receipt.left() ? Outcome.SENT : Outcome.KEPT,
                                    receipt.detail()));
        }
        return deliveries;
    }

    /** A bug in a notifier must not undo what was done either; its message is not ours, and may hold anything. */
    private String why(@Nullable Exception failure) {
        if (failure instanceof CliException known) {
            return known.getMessage();
        }
        return failure instanceof TimeoutException
                ? "no answer within " + PromDuration.format(limit)
                : "a bug in dwcpctl: "
                        + (failure == null ? "" : failure.getClass().getSimpleName());
    }

    private List<Delivery> all(String template, String why) {
        return notifiers.stream()
                .map(notifier -> failed(notifier, template, why))
                .toList();
    }

    private static Delivery failed(Notifier notifier, String template, String why) {
        return new Delivery(notifier.name(), notifier.kind(), template, Outcome.FAILED, why);
    }
}
