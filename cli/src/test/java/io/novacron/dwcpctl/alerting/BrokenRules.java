package io.novacron.dwcpctl.alerting;

import io.novacron.dwcpctl.base.time.PromDuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Copies of the shipped rules with one thing wrong in every alert. */
final class BrokenRules {
    private static final Pattern RULE = Pattern.compile("(?ms)^ {6}- alert: DWCPv3(\\w+)$.*?(?=^ {6}- alert: |\\z)");
    private static final Pattern FOR = Pattern.compile("(?m)^( {8}for: )(\\w+)$");
    private static final Duration EVALUATION = Duration.ofSeconds(15);

    private BrokenRules() {}

    /** What is wrong with an alert. */
    enum Flaw {
        /** It takes more to fire. */
        TIGHTER,
        /** It takes less to fire. */
        LOOSER,
        /** It waits an evaluation longer. */
        LATER,
        /** It waits an evaluation less. */
        SOONER,
        /** Its severity is another. */
        LABEL,
        /** It says another thing. */
        ANNOTATION;

        /** The rule with this wrong; empty where it cannot be. */
        Optional<String> in(String rule, AlertCases cases) {
            return switch (this) {
                case TIGHTER -> change(rule, cases.tighter());
                case LOOSER -> change(rule, cases.looser());
                case LATER -> hold(rule, hold -> hold.plus(EVALUATION));
                case SOONER -> hold(rule, hold -> hold.minus(EVALUATION));
                case LABEL -> Optional.of(rule.replace("severity: ", "severity: not-"));
                case ANNOTATION -> Optional.of(rule.replace("action: \"", "action: \"Please: "));
            };
        }

        private static Optional<String> change(String rule, AlertCases.@Nullable Change change) {
            if (change == null) {
                return Optional.empty();
            }
            // of the expression only: what the annotations say of the threshold stays
            int end = rule.indexOf("\n        for: ");
            return Optional.of(change.pattern()
                            .matcher(rule.substring(0, end))
                            .replaceAll(Matcher.quoteReplacement(change.replacement()))
                    + rule.substring(end));
        }

        private static Optional<String> hold(String rule, UnaryOperator<Duration> change) {
            Matcher matcher = FOR.matcher(rule);
            if (!matcher.find()) {
                throw new AssertionError("no for: " + rule);
            }
            Duration hold = change.apply(PromDuration.parse("for", matcher.group(2)));
            return hold.isNegative()
                    ? Optional.empty()
                    : Optional.of(matcher.replaceFirst("$1" + PromDuration.format(hold)));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes a copy of rules and tests.
     *
     * @param flaws what is to be wrong, by the alert's name without the prefix
     * @return which alerts are changed; in the others nothing can be wrong in that way
     */
    static Map<String, Flaw> write(Path folder, Map<String, Flaw> flaws) throws IOException {
        Shipped.copy(Shipped.RULES, folder);
        Map<String, AlertCases> cases = AlertCases.all();
        Map<String, Flaw> changed = new TreeMap<>();
        for (Path file : Shipped.yamlFiles(folder)) {
            String text = Files.readString(file);
            Files.writeString(file, RULE.matcher(text).replaceAll(rule -> {
                String alert = rule.group(1);
                Flaw flaw = flaws.get(alert);
                AlertCases its = cases.get(alert);
                String broken = flaw == null || its == null
                        ? rule.group()
                        : flaw.in(rule.group(), its).orElse(rule.group());
                if (!broken.equals(rule.group()) && flaw != null) {
                    changed.put(alert, flaw);
                }
                return Matcher.quoteReplacement(broken);
            }));
        }
        return changed;
    }
}
