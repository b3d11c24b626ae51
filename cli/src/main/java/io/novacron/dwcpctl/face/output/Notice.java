package io.novacron.dwcpctl.face.output;

/** What every format for people begins with where the numbers are not real. */
final class Notice {
    private Notice() {}

    static String simulated(Document document) {
        String context = document.context();
        return "SIMULATED" + (context == null ? "" : " (context " + context + ")")
                + ": numbers of a simulated fleet, not of production";
    }
}
