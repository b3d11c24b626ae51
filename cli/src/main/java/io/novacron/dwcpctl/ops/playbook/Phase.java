package io.novacron.dwcpctl.ops.playbook;

/** Where in an incident a step belongs: the contract, section 6. */
public enum Phase {
    /** The first 5 minutes. */
    IMMEDIATE("immediate actions", "0-5 min"),
    /** Minutes 5 to 15. */
    DIAGNOSIS("diagnosis", "5-15 min"),
    /** Minutes 15 to 30. */
    DECISION("decision", "15-30 min"),
    MITIGATION("mitigation", ""),
    COMMUNICATION("communication", ""),
    RESOLUTION("resolution", ""),
    POST_INCIDENT("after the incident", "");

    private final String title;
    private final String minutes;

    Phase(String title, String minutes) {
        this.title = title;
        this.minutes = minutes;
    }

    public String title() {
        return title;
    }

    /** When it usually is, from the beginning; empty where that depends. */
    public String minutes() {
        return minutes;
    }
}
