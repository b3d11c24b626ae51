package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The alerts of one rule from evaluation to evaluation ({@code rules/alerting.go}). */
final class Alerting implements RuleState {
    private static final String ALERT_NAME = "alertname";
    private static final long NEVER = Long.MIN_VALUE;

    private static final class Active {
        private final Labels labels;
        private final long since;
        private Map<String, String> annotations;
        private double value;
        private AlertState state = AlertState.PENDING;
        private long goneSince = NEVER;

        Active(AlertTexts.Expanded texts, long since, double value) {
            this.labels = texts.labels();
            this.annotations = texts.annotations();
            this.since = since;
            this.value = value;
        }
    }

    private final Rule.Alert rule;
    private final int limit;
    private final AlertTexts texts;
    private final Map<Labels, Active> active = new LinkedHashMap<>();

    Alerting(Rule.Alert rule, int limit, AlertTexts texts) {
        this.rule = rule;
        this.limit = limit;
        this.texts = texts;
    }

    @Override
    public List<Value.Point> take(List<Value.Point> result, long atMillis, Consumer<AlertChange> changes)
            throws Refused {
        Map<Labels, Active> present = new LinkedHashMap<>();
        for (Value.Point point : result) {
            AlertTexts.Expanded expanded =
                    texts.expand(rule, point.labels(), point.sample().value(), atMillis);
            Active alert = new Active(expanded, atMillis, point.sample().value());
            if (present.put(expanded.labels(), alert) != null) {
                throw new Refused("vector contains metrics with the same labelset after applying alert labels");
            }
        }
        present.forEach(this::renew);
        List<Value.Point> samples = new ArrayList<>();
        Iterator<Active> alerts = active.values().iterator();
        while (alerts.hasNext()) {
            Active alert = alerts.next();
            AlertState before = alert.since == atMillis ? AlertState.INACTIVE : alert.state;
            if (present.containsKey(alert.labels)) {
                alert.goneSince = NEVER;
            } else if (!keepsFiring(alert, atMillis)) {
                alert.state = AlertState.INACTIVE;
                alerts.remove();
                changes.accept(new AlertChange(view(alert), before, atMillis));
                continue;
            }
            if (alert.state == AlertState.PENDING
                    && atMillis - alert.since >= rule.hold().toMillis()) {
                alert.state = AlertState.FIRING;
            }
            if (alert.state != before) {
                changes.accept(new AlertChange(view(alert), before, atMillis));
            }
            samples.add(sample("ALERTS", alert, 1));
            samples.add(sample("ALERTS_FOR_STATE", alert, (double) Math.floorDiv(alert.since, 1000L)));
        }
        if (limit > 0 && active.size() > limit) {
            int count = active.size();
            active.clear();
            throw new Refused("exceeded limit of " + limit + " with " + count + " alerts");
        }
        return samples;
    }

    private void renew(Labels labels, Active alert) {
        Active known = active.putIfAbsent(labels, alert);
        if (known != null) {
            known.value = alert.value;
            known.annotations = alert.annotations;
        }
    }

    private boolean keepsFiring(Active alert, long atMillis) {
        if (alert.state != AlertState.FIRING || rule.keepFiring().isZero()) {
            return false;
        }
        if (alert.goneSince == NEVER) {
            alert.goneSince = atMillis;
        }
        return atMillis - alert.goneSince < rule.keepFiring().toMillis();
    }

    // A label whose template comes to nothing is no label of the alert, but Prometheus's series of it has the bare
    // template
    private Value.Point sample(String metric, Active alert, double value) {
        Map<String, String> labels = new LinkedHashMap<>();
        rule.labels().forEach((name, template) -> labels.put(name, template.text()));
        alert.labels.forEach(labels::put);
        labels.put(Labels.NAME, metric);
        labels.put(ALERT_NAME, rule.name());
        if (metric.equals("ALERTS")) {
            labels.put("alertstate", alert.state.label());
        }
        return new Value.Point(Labels.of(labels), new Sample(0, value));
    }

    @Override
    public List<ActiveAlert> alerts() {
        return active.values().stream().map(this::view).toList();
    }

    private ActiveAlert view(Active alert) {
        return new ActiveAlert(rule, alert.labels, alert.annotations, alert.state, alert.since, alert.value);
    }
}
