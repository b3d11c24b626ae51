package io.novacron.dwcpctl.face.console;

import io.novacron.dwcpctl.base.error.CliException;
import java.util.List;

/** Asks nobody: prompting is off, or there is no terminal. */
public final class RefusingPrompter implements Prompter {
    @Override
    public String choose(String question, List<Choice> choices, String answeredBy) {
        throw refusal(question, answeredBy);
    }

    @Override
    public boolean confirm(String question, String answeredBy) {
        throw refusal(question, answeredBy);
    }

    @Override
    public boolean typeExactly(String question, String word, String answeredBy) {
        throw refusal(question, answeredBy);
    }

    private static CliException refusal(String question, String answeredBy) {
        return CliException.usage(
                "a question was needed and prompting is off: " + question,
                "Answer it with " + answeredBy + ", or run this at a terminal without --no-prompt.");
    }
}
