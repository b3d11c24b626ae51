package io.novacron.dwcpctl.ops.playbook.course;

/** The names of the facts that decide where a run stands. */
public final class Facts {
    public static final String ANSWER = "answer";
    public static final String REASON = "reason";
    public static final String PROPOSED = "proposed";
    public static final String NAME = "name";
    public static final String VALUE = "value";
    public static final String FROM = "from";
    public static final String STATUS = "status";
    public static final String SAYS = "says";
    public static final String COMMAND = "command";
    public static final String EXIT = "exitCode";
    public static final String OUTPUT = "output";
    public static final String FOUND = "found";
    public static final String OUTCOME = "outcome";
    public static final String PLAYBOOK = "playbook";
    public static final String CONTEXT = "context";
    public static final String SIMULATED = "simulated";
    public static final String EXERCISE = "exercise";
    public static final String OPERATOR = "operator";
    public static final String RUN = "run";
    public static final String DIGEST = "digest";
    public static final String ALERT = "alert";
    public static final String SINCE = "since";
    public static final String URGENCY = "urgency";
    public static final String VIOLATED = "slaViolated";
    public static final String TEXT = "text";
    public static final String QUERY = "query";
    public static final String PROMQL = "promql";
    public static final String THRESHOLD = "threshold";
    public static final String VERDICT = "verdict";
    public static final String SERIES = "series";
    public static final String SOURCE = "source";
    public static final String UNIT = "unit";

    private Facts() {}
}
