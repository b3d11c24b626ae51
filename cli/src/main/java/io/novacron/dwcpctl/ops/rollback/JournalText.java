package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.evidence.JsonTree;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines of a journal as JSON objects, one a line. A line of a kind that is not known, or without a field, is refused. */
final class JournalText {
    private static final int SCHEMA = 1;

    private JournalText() {}

    static String write(JournalLine line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", Moment.forMachines(line.at()));
        if (line instanceof JournalLine.Begun begun) {
            json.put("line", "begun").put("schema", SCHEMA);
            json.set("header", header(begun.header()));
        } else if (line instanceof JournalLine.Resumed resumed) {
            json.put("line", "resumed").put("approver", resumed.approver());
        } else if (line instanceof JournalLine.Intended intended) {
            json.put("line", "intended").put("step", intended.step().id());
            json.put("change", intended.change()).put("command", intended.command());
        } else if (line instanceof JournalLine.Finished finished) {
            json.put("line", "finished").put("step", finished.step().id());
            json.put("outcome", finished.outcome().id()).put("says", finished.says());
        } else if (line instanceof JournalLine.Remarked remarked) {
            json.put("line", "remarked").put("step", remarked.step().id()).put("says", remarked.says());
        } else if (line instanceof JournalLine.VerifiedBy by) {
            json.put("line", "verified").put("verdict", by.verified().verdict().name());
            json.put("says", by.verified().says()).set("evidence", by.verified().evidence());
        } else if (line instanceof JournalLine.Ended ended) {
            json.put("line", "ended").put("ending", ended.ending().id()).put("says", ended.says());
        } else if (line instanceof JournalLine.Noted noted) {
            json.put("line", "noted").put("kind", noted.kind()).set("data", noted.data());
        }
        return JsonTree.line(json);
    }

    private static ObjectNode header(Header header) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", header.id()).put("context", header.context()).put("simulated", header.simulated());
        ObjectNode names = json.putObject("names");
        names.put("context", header.names().context())
                .put("namespace", header.names().namespace());
        names.put("application", header.names().application())
                .put("v1", header.names().v1());
        names.put("service", header.names().service())
                .put("configMap", header.names().configMap());
        names.put("rolloutFlag", header.names().rolloutFlag());
        json.put("mode", header.mode().id()).put("approver", header.approver());
        json.put("region", header.region()).put("startedAt", Moment.forMachines(header.startedAt()));
        json.put("reason", header.reason());
        ObjectNode aim = json.putObject("aim");
        aim.put("v1Configured", header.aim().v1Configured());
        aim.put("v1Replicas", header.aim().v1Replicas());
        aim.put("container", header.aim().container()).put("flag", header.aim().flag());
        aim.put("wasPaused", header.aim().wasPaused());
        ObjectNode selector = aim.putObject("selector");
        header.aim().selector().forEach(selector::put);
        json.set("baseline", header.baseline());
        ArrayNode preflight = json.putArray("preflight");
        header.preflight().forEach(preflight::add);
        return json;
    }

    /**
     * Reads one.
     *
     * @param where file and line number, for messages
     * @throws CliException with code 65
     */
    static JournalLine read(String where, String text) {
        try {
            return read(new Fields(where, JsonTree.read(text)));
        } catch (IOException e) {
            throw Fields.error(where, "no JSON: " + e.getMessage(), e);
        }
    }

    private static JournalLine read(Fields line) {
        Instant at = line.moment("at");
        return switch (line.text("line")) {
            case "begun" -> {
                if (line.whole("schema") != SCHEMA) {
                    throw line.error("schema " + line.whole("schema") + " is of another dwcpctl");
                }
                yield new JournalLine.Begun(at, header(line.object("header")));
            }
            case "resumed" -> new JournalLine.Resumed(at, line.text("approver"));
            case "intended" -> new JournalLine.Intended(at, line.step(), line.text("change"), line.text("command"));
            case "finished" ->
                new JournalLine.Finished(
                        at,
                        line.step(),
                        line.one("outcome", Arrays.asList(Outcome.values()), Outcome::id),
                        line.text("says"));
            case "remarked" -> new JournalLine.Remarked(at, line.step(), line.text("says"));
            case "verified" ->
                new JournalLine.VerifiedBy(
                        at,
                        new Verified(
                                line.one("verdict", Arrays.asList(Verdict.values()), Verdict::name),
                                line.text("says"),
                                line.any("evidence")));
            case "ended" ->
                new JournalLine.Ended(
                        at, line.one("ending", Arrays.asList(Ending.values()), Ending::id), line.text("says"));
            case "noted" -> new JournalLine.Noted(at, line.text("kind"), line.any("data"));
            default -> throw line.error("\"" + line.text("line") + "\" is no line of a rollback's journal");
        };
    }

    private static Header header(Fields header) {
        Fields names = header.object("names");
        Fields aim = header.object("aim");
        Map<String, String> selector = new TreeMap<>();
        Fields labels = aim.object("selector");
        labels.names().forEach(name -> selector.put(name, labels.text(name)));
        return new Header(
                header.text("id"),
                header.text("context"),
                header.flag("simulated"),
                new ClusterNames(
                        names.optional("context"),
                        names.text("namespace"),
                        names.text("application"),
                        names.text("v1"),
                        names.text("service"),
                        names.text("configMap"),
                        names.text("rolloutFlag")),
                header.one("mode", Arrays.asList(Mode.values()), Mode::id),
                header.text("approver"),
                header.optional("region"),
                header.moment("startedAt"),
                header.text("reason"),
                new Aim(
                        aim.whole("v1Configured"),
                        aim.whole("v1Replicas"),
                        aim.text("container"),
                        aim.text("flag"),
                        aim.flag("wasPaused"),
                        selector),
                header.any("baseline"),
                header.texts("preflight"));
    }

    /** A JSON object, read strictly. */
    private record Fields(String where, JsonNode json) {
        static CliException error(String where, String problem, @Nullable Exception cause) {
            CliException error = CliException.badInput(
                    where + ": " + problem, "Only dwcpctl writes this file; look at the cluster, and begin anew.");
            if (cause != null) {
                error.initCause(cause);
            }
            return error;
        }

        CliException error(String problem) {
            return error(where, problem, null);
        }

        private JsonNode field(String name) {
            JsonNode value = json.get(name);
            if (value == null) {
                throw error(name + " is missing");
            }
            return value;
        }

        List<String> names() {
            List<String> names = new ArrayList<>();
            json.fieldNames().forEachRemaining(names::add);
            return names;
        }

        String text(String name) {
            JsonNode value = field(name);
            if (!value.isTextual()) {
                throw error(name + " is no text");
            }
            return value.asText();
        }

        @Nullable
        String optional(String name) {
            return field(name).isNull() ? null : text(name);
        }

        List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            field(name).forEach(item -> texts.add(item.asText()));
            return texts;
        }

        boolean flag(String name) {
            JsonNode value = field(name);
            if (!value.isBoolean()) {
                throw error(name + " is neither true nor false");
            }
            return value.booleanValue();
        }

        int whole(String name) {
            JsonNode value = field(name);
            if (!value.canConvertToInt() || !value.isIntegralNumber()) {
                throw error(name + " is no whole number");
            }
            return value.intValue();
        }

        Instant moment(String name) {
            try {
                return Instant.parse(text(name));
            } catch (DateTimeException e) {
                throw error(where, name + " is no time", e);
            }
        }

        Fields object(String name) {
            JsonNode value = field(name);
            if (!value.isObject()) {
                throw error(name + " is no object");
            }
            return new Fields(where, value);
        }

        JsonNode any(String name) {
            return json.get(name) == null ? NullNode.getInstance() : field(name);
        }

        Step step() {
            return one("step", Arrays.asList(Step.values()), Step::id);
        }

        <E> E one(String name, List<E> known, Function<E, String> id) {
            String text = text(name);
            return known.stream()
                    .filter(value -> id.apply(value).equals(text))
                    .findFirst()
                    .orElseThrow(() -> error(name + " \"" + text + "\" is not known"));
        }
    }
}
