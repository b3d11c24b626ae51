package io.novacron.dwcpctl.site.cluster;

import java.util.List;

/**
 * The addresses behind a service.
 *
 * @param addresses those that get requests, and those that would if they were ready
 */
public record Endpoints(String service, List<Address> addresses) {
    public Endpoints {
        addresses = List.copyOf(addresses);
    }

    /** How many get requests. */
    public int ready() {
        return (int) addresses.stream().filter(Address::ready).count();
    }

    /** How many of a version get requests. */
    public int ready(String version) {
        return (int) addresses.stream()
                .filter(a -> a.ready() && a.version().equals(version))
                .count();
    }

    /**
     * One address.
     *
     * @param pod that it belongs to; the empty string where the cluster does not say
     * @param version of the pod; the empty string where it has none or is gone
     */
    public record Address(String ip, String pod, String version, boolean ready) {}
}
