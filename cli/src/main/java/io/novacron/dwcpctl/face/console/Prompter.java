package io.novacron.dwcpctl.face.console;

import java.util.List;

/**
 * Puts questions to the person at the terminal. Every question names the flag or argument that answers it, for whoever
 * cannot be asked.
 */
public interface Prompter {
    /**
     * One of several.
     *
     * @param id what the answer is
     * @param label what the person reads
     */
    record Choice(String id, String label) {}

    /**
     * Has one of several chosen.
     *
     * @param answeredBy such as {@code --answers FILE}
     * @return the id of the choice
     * @throws io.novacron.dwcpctl.base.error.CliException with code 64 where nobody can be asked, 130 where the person
     *     breaks off
     */
    String choose(String question, List<Choice> choices, String answeredBy);

    /** Has yes or no said; as above. Plain Enter is no. */
    boolean confirm(String question, String answeredBy);

    /** Has a word typed, to be sure that it is meant; whether it was that word exactly. As above. */
    boolean typeExactly(String question, String word, String answeredBy);
}
