/** The one verdict algebra. How a criterion's role maps into it belongs to {@code ops.gate}. */
package io.novacron.dwcpctl.base.verdict;
