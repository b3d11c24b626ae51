/** What the packages hold, what they do when they are installed, and that nothing of them stays behind. */
package io.novacron.dwcpctl.packages;
