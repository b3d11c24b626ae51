package io.novacron.dwcpctl;

import io.novacron.dwcpctl.base.library.ShippedFiles;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What this program is.
 *
 * @param number of the release
 * @param revision of the sources; empty where they were built outside a checkout
 */
record Version(String number, String revision) {
    static Version ofThisBuild() {
        Map<String, String> build = new ShippedFiles()
                .text("build.properties")
                .lines()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
        String revision = build.getOrDefault("revision", "");
        return new Version(build.getOrDefault("version", "unknown"), revision.startsWith("$") ? "" : revision);
    }

    /** {@code dwcpctl 1.2.3 (revision 0123456789ab)}. */
    @Override
    public String toString() {
        return "dwcpctl " + number + (revision.isEmpty() ? "" : " (revision " + revision + ")");
    }
}
