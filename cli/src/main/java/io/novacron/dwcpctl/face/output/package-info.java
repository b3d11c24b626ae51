/**
 * Documents and how they are written: table, JSON, YAML, CSV, markdown, charts, units. A new format touches this package
 * alone. What is in a document belongs to {@code face.view}.
 */
package io.novacron.dwcpctl.face.output;
