/**
 * The chapters of the report, a class each: what it asks, and what it makes of the answers. A chapter is written twice, once
 * to hear what it asks and once with the answers, so what it asks may not depend on them.
 */
package io.novacron.dwcpctl.ops.report.section;
