/** Running blocking calls side by side. What is called, and what its failure means, belongs to the caller. */
package io.novacron.dwcpctl.base.work;
