/**
 * Time as commands see it: what time it is, waiting, deadlines, cancelling, and how durations and moments are written.
 * Nothing else in the program reads a clock or sleeps.
 */
package io.novacron.dwcpctl.base.time;
