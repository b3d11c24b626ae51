package io.novacron.dwcpctl.face.output;

/** What every format for people begins with where the numbers are not real. */
final class Notice {
    private static final String EXERCISE = "exercise";

    private Notice() {}

    static String simulated(Document document) {
        String context = document.context();
        return EXERCISE.equals(context)
                ? "EXERCISE: numbers of a simulated fleet, not of production"
                : "SIMULATED" + (context == null ? "" : " (context " + context + ")")
                        + ": numbers of a simulated fleet, not of production";
    }
}
