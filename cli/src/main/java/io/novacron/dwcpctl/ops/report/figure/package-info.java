/** The report's key figures by name: what recommendations may ask about. */
package io.novacron.dwcpctl.ops.report.figure;
