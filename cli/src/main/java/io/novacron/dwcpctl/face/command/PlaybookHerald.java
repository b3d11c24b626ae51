package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.notify.Announcer;
import io.novacron.dwcpctl.ops.notify.Datum;
import io.novacron.dwcpctl.ops.notify.Delivery;
import io.novacron.dwcpctl.ops.notify.Template;
import io.novacron.dwcpctl.ops.notify.Templates;
import io.novacron.dwcpctl.ops.playbook.run.Herald;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.notify.Markup;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells those whom the context names; where it names nobody, a person sends it. */
final class PlaybookHerald implements Herald {
    private final Site site;
    private final Templates templates;

    PlaybookHerald(Site site, Templates templates) {
        this.site = site;
        this.templates = templates;
    }

    @Override
    public String text(String template, Map<String, String> values) {
        Template message = templates.get(template);
        Template.Text text = message.fill(data(message, values), Markup.PLAIN);
        return text.subject() + "\n" + text.text();
    }

    @Override
    public String send(String template, Map<String, String> values) {
        Template message = templates.get(template);
        List<Delivery> deliveries = new Announcer(site.notifiers(), templates, site.context(), Announcer.LIMIT)
                .announce(template, data(message, values), site.timeline().now());
        if (deliveries.isEmpty()) {
            return "to be sent by hand: the context " + site.context() + " names nobody";
        }
        String said = deliveries.stream().map(Delivery::text).collect(Collectors.joining("; "));
        if (deliveries.stream().allMatch(d -> d.outcome() == Delivery.Outcome.FAILED)) {
            throw new CliException(ExitCode.UNAVAILABLE, said, "Send it by hand, and skip the step.");
        }
        return said;
    }

    /** What a run knows and the message has no place for is left out. */
    private Map<String, Datum> data(Template message, Map<String, String> values) {
        Map<String, Datum> data = new HashMap<>();
        message.parameters().forEach((name, parameter) -> {
            String value = values.get(name);
            if (value != null && !value.isEmpty()) {
                data.put(name, datum(message, name, parameter.type(), value));
            } else if (parameter.type() == Datum.Type.TIME) {
                data.put(name, new Datum.When(site.timeline().now()));
            }
        });
        return data;
    }

    private static Datum datum(Template message, String name, Datum.Type type, String value) {
        try {
            return switch (type) {
                case TEXT -> new Datum.Words(value);
                case LIST -> new Datum.Listing(value.lines().toList());
                case TIME -> new Datum.When(Instant.parse(value));
                case DURATION -> new Datum.HowLong(PromDuration.parse(name, value));
                case NUMBER -> new Datum.Amount(Numbers.parse(value));
            };
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    message.origin() + ": \"" + value + "\" is no value of " + name,
                    "Mend it under with, in the playbook.",
                    e);
        }
    }
}
