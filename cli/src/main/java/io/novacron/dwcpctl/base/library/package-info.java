/**
 * Files: those shipped inside the program, those of the user, and YAML that knows its lines. What a file means belongs to
 * the package that reads it.
 */
package io.novacron.dwcpctl.base.library;
