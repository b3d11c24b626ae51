package io.novacron.dwcpctl.metrics.rules.template;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Commands, the value of each handed to the next.
 *
 * @param variables that receive the last one's value, with their dollars
 * @param assignment whether the variables are there already: {@code =} in place of {@code :=}
 */
record Pipeline(int position, List<String> variables, boolean assignment, List<Command> commands) {
    /** A word, and its arguments where it is a function. */
    record Command(int position, List<Operand> words) {
        @Override
        public String toString() {
            return words.stream().map(Operand::toString).collect(Collectors.joining(" "));
        }
    }

    @Override
    public String toString() {
        String declared = variables.isEmpty() ? "" : String.join(", ", variables) + (assignment ? " = " : " := ");
        return declared + commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
    }
}
