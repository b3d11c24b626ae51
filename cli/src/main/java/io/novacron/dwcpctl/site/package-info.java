/** What a context opens: the ports to a site and who implements them. Commands and verdicts do not belong here. */
package io.novacron.dwcpctl.site;
