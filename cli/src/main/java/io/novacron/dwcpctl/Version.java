package io.novacron.dwcpctl;

import io.novacron.dwcpctl.base.library.ShippedFiles;

/**
 * What this program is.
 *
 * @param number of the release
 * @param revision of the sources; empty where they were built outside a checkout
 */
record Version(String number, String revision) {
    private static final String NUMBER = "version=";
    private static final String REVISION = "revision=";

    static Version ofThisBuild() {
        String number = "unknown";
        String revision = "";
        // no streams and lambdas here: they take Java as long to set up as all the rest of --version
        for (String words : new ShippedFiles().text("build.properties").split("\n", -1)) {
            String line = words.strip();
            if (line.startsWith(NUMBER)) {
                number = line.substring(NUMBER.length());
            } else if (line.startsWith(REVISION) && !line.startsWith(REVISION + "$")) {
                revision = line.substring(REVISION.length());
            }
        }
        return new Version(number, revision);
    }

    /** {@code dwcpctl 1.2.3 (revision 0123456789ab)}. */
    @Override
    public String toString() {
        return "dwcpctl " + number + (revision.isEmpty() ? "" : " (revision " + revision + ")");
    }
}
