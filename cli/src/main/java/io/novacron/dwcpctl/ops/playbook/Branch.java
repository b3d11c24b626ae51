package io.novacron.dwcpctl.ops.playbook;

import org.jspecify.annotations.Nullable;

/**
 * An answer to a decision and where it leads.
 *
 * @param answer kebab-case
 * @param label as people read it
 * @param when a measurement that proposes it; null where nothing does
 * @param next the step it leads to
 * @param where file and line
 */
public record Branch(String answer, Wording label, @Nullable Measurement when, String next, String where) {}
