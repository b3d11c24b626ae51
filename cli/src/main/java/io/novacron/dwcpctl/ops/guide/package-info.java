/** The observability guide: its pages, and what is filled into them. How a page looks on a screen does not belong here. */
package io.novacron.dwcpctl.ops.guide;
