package io.novacron.dwcpctl.site;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.source.MetricSource;

/**
 * What a context opens: the ports through which commands see and change the system.
 *
 * @param context its name
 * @param simulated whether what is behind the ports is simulated
 */
public record Site(String context, boolean simulated, MetricSource metrics, Timeline timeline) {}
