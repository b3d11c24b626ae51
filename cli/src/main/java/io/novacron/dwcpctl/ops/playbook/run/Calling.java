package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.alerts.OpenAlert;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.playbook.Measurement;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.site.Site;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which playbooks are called for now, and by what: an alert that fires, or a measurement of their own. */
public final class Calling {
    private final Site site;
    private final Instruments instruments;

    public Calling(Site site, Cookbook cookbook, Meter meter) {
        this.site = site;
        this.instruments = new Instruments(cookbook, meter);
    }

    /**
     * By id: why it is called for. Those that are not are missing.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException if nobody knows which alerts fire
     */
    public Map<String, String> of(List<Playbook> playbooks) throws InterruptedException {
        Instant now = site.timeline().now();
        AlertBoard board = AlertBoard.of(site.alerts().alerts(), now);
        Map<String, String> called = new LinkedHashMap<>();
        for (Playbook playbook : playbooks) {
            Optional<OpenAlert> alert = board.firing().stream()
                    .filter(open -> open.alert().name().equals(playbook.alert()))
                    .findFirst();
            Measurement applies = playbook.applies();
            if (alert.isPresent()) {
                called.put(playbook.id(), alert.get().name() + " fires");
            } else if (applies != null && instruments.holds(applies, Map.of(), now, false)) {
                called.put(playbook.id(), applies.query() + " is bad");
            }
        }
        return called;
    }
}
