package io.novacron.dwcpctl.ops.playbook.lint;

/**
 * Something wrong.
 *
 * @param where file and line; empty where what is said begins with them
 * @param what in one line
 */
public record Problem(String where, String what) {
    @Override
    public String toString() {
        return where.isEmpty() ? what : where + ": " + what;
    }
}
