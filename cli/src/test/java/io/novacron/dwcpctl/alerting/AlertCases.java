package io.novacron.dwcpctl.alerting;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which unit test proves what about an alert.
 *
 * @param tests by what they prove; without the alert's name that stands before each
 * @param without why there is none
 * @param silent why nobody needs to tell that its series is missing; null where somebody does
 * @param tighter a change of the rule by which its firing case must fail; null where it has no threshold
 * @param looser a change of the rule by which its near miss must fail
 */
record AlertCases(
        Map<Case, String> tests,
        Map<Case, String> without,
        @Nullable String silent,
        @Nullable Change tighter,
        @Nullable Change looser) {
    private static final Path FILE = Path.of("src/test/resources/alerting/cases.yaml");

    /** What there is to prove. */
    enum Case {
        FIRING,
        NEAR_MISS,
        FLAP,
        MISSING;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A change of a rule's text, wherever the pattern fits. */
    record Change(Pattern pattern, String replacement) {}

    /** By the alert's name without the prefix, in the order of the file. */
    static Map<String, AlertCases> all() {
        YamlNode root = Yaml.read(FILE.toString(), Shipped.read(FILE));
        Map<String, AlertCases> all = new LinkedHashMap<>();
        root.schema(1)
                .only("schema", "alerts")
                .required("alerts")
                .fields()
                .forEach((alert, node) -> all.put(alert, read(node)));
        return all;
    }

    private static AlertCases read(YamlNode node) {
        node.only("firing", "near-miss", "flap", "missing", "silent", "tighter", "looser", "without");
        Map<Case, String> tests = new EnumMap<>(Case.class);
        Map<Case, String> without = new EnumMap<>(Case.class);
        for (Case each : Case.values()) {
            node.field(each.id()).ifPresent(test -> tests.put(each, test.text()));
            node.field("without").flatMap(w -> w.field(each.id())).ifPresent(why -> without.put(each, why.text()));
        }
        return new AlertCases(
                tests,
                without,
                node.field("silent").map(YamlNode::text).orElse(null),
                node.field("tighter").map(AlertCases::change).orElse(null),
                node.field("looser").map(AlertCases::change).orElse(null));
    }

    private static Change change(YamlNode node) {
        List<String> parts = node.texts();
        return new Change(Pattern.compile(parts.get(0)), parts.get(1));
    }
}
