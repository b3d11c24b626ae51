/**
 * The rules, routes and examples of configuration that are shipped under {@code queries}, held to what was promised and
 * to what the real programs make of them. What the program itself does with rules is tested beside its code.
 */
package io.novacron.dwcpctl.alerting;
