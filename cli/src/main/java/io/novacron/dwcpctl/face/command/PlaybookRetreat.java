package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.run.Retreat;
import java.util.List;
import java.util.function.Consumer;

/** The rollback, as a person runs it beside the playbook. */
final class PlaybookRetreat implements Retreat {
    @Override
    public String newId() {
        return "";
    }

    @Override
    public List<String> plan(Action.Rollback.Mode mode) {
        return List.of("Run the rollback to v1 by hand, then say that it is done.");
    }

    @Override
    public Result run(String id, Action.Rollback.Mode mode, Consumer<String> progress) {
        return new Result(true, "done by hand, not seen by dwcpctl");
    }

    @Override
    public boolean hasBegun(String id) {
        return false;
    }
}
