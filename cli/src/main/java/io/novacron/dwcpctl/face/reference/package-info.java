/**
 * What is generated from the commands and committed beside the program: completion scripts for shells, and manual pages.
 * Knows commands by their shape alone; reading it off picocli is {@code face.command}'s.
 */
package io.novacron.dwcpctl.face.reference;
