/**
 * The person at the terminal: progress, warnings and errors on stderr, questions, the width of the screen, whether colour
 * is wanted. The only place that knows JLine. Results on stdout, and what is asked and why, belong elsewhere.
 */
package io.novacron.dwcpctl.face.console;
