package io.novacron.dwcpctl.ops.playbook;

/** What can be answered to every step, as files and transcripts write it. */
public final class Answers {
    /** Do what the step says; or, where it only says what to look at, it is done. */
    public static final String DO = "do";
    /** Leave the step out; with a reason. */
    public static final String SKIP = "skip";
    /** To the step before. */
    public static final String BACK = "back";
    /** What was shown was not to be run after all. */
    public static final String DECLINED = "declined";

    private Answers() {}
}
