package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.net.URI;

/**
 * Which target listens where. From the base on, twenty ports for each region in the order of {@link Fleet#REGIONS}: the
 * application at +0, amst, hde, pba, acp, ass, itp at +1 to +6, v1 at +7. With base 18080 the application of eu-west is
 * at 18080, that of us-east at 18100. Nothing outside base … base + 99 is used, and none of the ports that the
 * monitoring has by custom.
 *
 * @param base the first port, 1024 to 65436
 */
public record PortMap(int base) {
    /** Where the ports begin unless told otherwise. */
    public static final int DEFAULT_BASE = 18_080;

    /** How many ports belong to a simulation. */
    public static final int SIZE = 100;

    private static final int PER_REGION = 20;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

    /** @throws CliException with code 64 if the ports would lie outside 1024 to 65535 */
    public PortMap {
        if (base < LOWEST || base > HIGHEST - (SIZE - 1)) {
            throw CliException.usage(
                    "--port-base: " + base + " leaves no room for " + SIZE + " ports",
                    "Give a number from " + LOWEST + " to " + (HIGHEST - (SIZE - 1)) + ".");
        }
    }

    /**
     * The port of a target.
     *
     * @throws IllegalArgumentException for what is not there over HTTP: the monitoring
     */
    public int port(Job job, String region) {
        int number = Fleet.REGIONS.indexOf(region);
        if (!job.isRegional() || number < 0) {
            throw new IllegalArgumentException(job + " in \"" + region + "\" has no port");
        }
        return base + PER_REGION * number + offset(job);
    }

    private static int offset(Job job) {
        return switch (job) {
            case APPLICATION -> 0;
            case AMST -> 1;
            case HDE -> 2;
            case PBA -> 3;
            case ACP -> 4;
            case ASS -> 5;
            case ITP -> 6;
            case V1 -> 7;
            default -> throw new IllegalArgumentException(job + " has no port");
        };
    }

    /** Where a target answers, without a slash at the end. */
    public URI url(Job job, String region) {
        return URI.create("http://127.0.0.1:" + port(job, region));
    }
}
