package io.novacron.dwcpctl.site.alertmanager;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an Alertmanager says of itself.
 *
 * @param version {@code 0.25.0}
 * @param cluster {@code ready}, {@code settling}, or {@code disabled} where it runs alone
 * @param peers members of its cluster that it knows, itself included; 0 where it runs alone
 * @param upSince null where it does not say
 */
public record AlertmanagerStatus(
        String version, String cluster, int peers, @Nullable Instant upSince) {}
