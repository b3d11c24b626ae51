/** What to do, by rules over the report's figures: data, so that the same figures always give the same advice. */
package io.novacron.dwcpctl.ops.report.advice;
