package io.novacron.dwcpctl.ops.rollback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of a rollback, in their order: make before break. */
public enum Step {
    CAPTURE_EVIDENCE("capture evidence: metrics, logs, state"),
    PAUSE_V3("pause v3's rollout where it stands"),
    SCALE_V1("scale v1 up"),
    AWAIT_V1("wait until v1 is available"),
    SWITCH_SERVICE("point the service at v1"),
    CONFIRM_V1("see that v1 serves"),
    DRAIN_V3("let v3 finish its migrations"),
    RELEASE_V3("resume v3's deployment with the flag at 0"),
    VERIFY("verify by metrics");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** As journals write it: {@code scale-v1}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, in a few words. */
    public String title() {
        return title;
    }

    public static Optional<Step> ofId(String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }
}
