package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.playbook.lint.Surroundings;
import java.util.Map;
import java.util.Set;

/** Playbooks for tests, and what they may name. */
public final class Scripted {
    public static final Library LIBRARY = new Library(new ShippedFiles(), null);
    public static final Cookbook COOKBOOK = new Cookbook(LIBRARY);

    public static final String HEAD = """
            schema: 1
            id: trial
            title: A trial
            summary: For tests.
            budget: 10m
            """;

    private Scripted() {}

    /** A playbook of these lines below the usual head. */
    public static Playbook playbook(String text) {
        return PlaybookFile.read("trial.yaml", HEAD + text);
    }

    public static Surroundings surroundings() {
        return new Surroundings(
                COOKBOOK,
                Set.of("rollout"),
                Map.of("emergency-notice", Set.of("impact")),
                Set.of("trial", "post-incident-1h"),
                Map.of("DWCPv3ComponentDown", "component-down"),
                Set.of("application", "amst"));
    }
}
