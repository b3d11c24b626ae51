/** Files of lines that survive a crash and are shared by processes. What a line says belongs to who writes it. */
package io.novacron.dwcpctl.base.journal;
