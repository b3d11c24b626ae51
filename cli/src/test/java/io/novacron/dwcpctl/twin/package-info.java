/**
 * One suite for two programs: the distribution that runs on a JVM and the native binary. The property
 * {@code dwcpctl.program} names the file to start; everything here sees it from outside, as a shell does. What only one of
 * the two can do does not belong here.
 */
@NullMarked
package io.novacron.dwcpctl.twin;

import org.jspecify.annotations.NullMarked;
