package io.novacron.dwcpctl.site.process;

/**
 * What a command said.
 *
 * @param exitCode 0 where it succeeded; 128 and the signal's number where a signal ended it
 * @param out its standard output
 * @param err its standard error
 * @param truncated whether one of them was longer than is kept, and its end is missing
 */
public record ProcessReply(int exitCode, String out, String err, boolean truncated) {
    /** One that said all it had to say. */
    public static ProcessReply of(int exitCode, String out, String err) {
        return new ProcessReply(exitCode, out, err, false);
    }
}
