/**
 * Measures the programs and writes the figures into {@code native/BENCHMARKS.md}: started by Maven's profile {@code bench},
 * never by the tests, for no figure here is a promise that a loaded machine could keep.
 */
@NullMarked
package io.novacron.dwcpctl.bench;

import org.jspecify.annotations.NullMarked;
