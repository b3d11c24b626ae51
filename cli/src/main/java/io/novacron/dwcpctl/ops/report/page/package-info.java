/**
 * What a report says, before anybody has decided how it looks: sections of texts, tables and charts whose cells are still
 * numbers with units. How they are found belongs to {@code ops.report.section}, how they are written to {@code face}.
 */
package io.novacron.dwcpctl.ops.report.page;
