package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** A group from evaluation to evaluation ({@code rules/group.go}): evaluates its rules in order, appends, marks ends. */
final class GroupState {
    private static final class Member {
        private final Rule rule;
        private final RuleState state;
        private final long since;
        private Set<Labels> appended = Set.of();

        Member(Rule rule, RuleState state, long since) {
            this.rule = rule;
            this.state = state;
            this.since = since;
        }
    }

    private final RuleGroup group;
    private final RuleStorage storage;
    private final List<Member> members = new ArrayList<>();

    GroupState(RuleGroup group, RuleStorage storage, AlertTexts texts, ToLongFunction<Rule> since) {
        this.group = group;
        this.storage = storage;
        for (Rule rule : group.rules()) {
            RuleState state = rule.accept(new Rule.Visitor<RuleState>() {
                @Override
                public RuleState alert(Rule.Alert alert) {
                    return new Alerting(alert, group.limit(), texts);
                }

                @Override
                public RuleState recording(Rule.Recording recording) {
                    return RuleState.recording(recording, group.limit());
                }
            });
            members.add(new Member(rule, state, since.applyAsLong(rule)));
        }
    }

    RuleGroup group() {
        return group;
    }

    void evaluate(long atMillis, RuleQuery query, Consumer<AlertChange> changes, Consumer<RuleFailure> failures) {
        long dated = atMillis - group.queryOffset().toMillis();
        for (Member member : members) {
            if (atMillis < member.since) {
                continue;
            }
            try {
                List<Value.Point> result = query.at(member.rule, dated);
                append(member, member.state.take(result, atMillis, changes), atMillis, dated, failures);
            } catch (PromqlException | RuleState.Refused e) {
                // what was appended before is neither continued nor ended, as in Prometheus
                failures.accept(new RuleFailure(member.rule, atMillis, String.valueOf(e.getMessage())));
            }
        }
    }

    private void append(
            Member member, List<Value.Point> points, long atMillis, long dated, Consumer<RuleFailure> failures) {
        Set<Labels> kept = new LinkedHashSet<>();
        for (Value.Point point : points) {
            Optional<String> refused =
                    storage.append(point.labels(), dated, point.sample().value());
            if (refused.isPresent()) {
                failures.accept(new RuleFailure(member.rule, atMillis, refused.get()));
            } else {
                kept.add(point.labels());
            }
        }
        for (Labels before : member.appended) {
            if (!kept.contains(before)) {
                // refused where another rule has gone on with that series: nothing has ended then
                Optional<String> ignored = storage.append(before, dated, Staleness.MARKER);
            }
        }
        member.appended = kept;
    }

    void collect(List<ActiveAlert> into) {
        members.forEach(member -> into.addAll(member.state.alerts()));
    }
}
