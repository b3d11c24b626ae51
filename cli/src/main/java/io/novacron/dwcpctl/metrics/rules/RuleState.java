package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What one rule remembers from one evaluation to the next. */
interface RuleState {
    /** Why an evaluation came to nothing. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /**
     * Takes the result of an evaluation.
     *
     * @param changes told of every alert that appears, fires or ends
     * @return the series to be appended with their values
     * @throws Refused if the result cannot be used
     */
    List<Value.Point> take(List<Value.Point> result, long atMillis, Consumer<AlertChange> changes) throws Refused;

    /** The alerts that are pending or firing. */
    List<ActiveAlert> alerts();

    /** Records a vector under a rule's name; remembers nothing. */
    static RuleState recording(Rule.Recording rule, int limit) {
        return new RuleState() {
            @Override
            public List<Value.Point> take(List<Value.Point> result, long atMillis, Consumer<AlertChange> changes)
                    throws Refused {
                List<Value.Point> recorded = result.stream()
                        .map(p -> new Value.Point(rule.relabel(p.labels()), p.sample()))
                        .toList();
                Set<Labels> seen = new HashSet<>();
                if (!recorded.stream().allMatch(p -> seen.add(p.labels()))) {
                    throw new Refused("vector contains metrics with the same labelset after applying rule labels");
                }
                if (limit > 0 && recorded.size() > limit) {
                    throw new Refused("exceeded limit of " + limit + " with " + recorded.size() + " series");
                }
                return recorded;
            }

            @Override
            public List<ActiveAlert> alerts() {
                return List.of();
            }
        };
    }
}
