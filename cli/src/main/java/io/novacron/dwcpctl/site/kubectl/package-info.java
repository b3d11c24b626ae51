/**
 * The Kubernetes cluster as kubectl sees it: runs it within a deadline, reads its JSON, understands what it complains of.
 * What a cluster's answer means for users is {@code ops}'.
 */
package io.novacron.dwcpctl.site.kubectl;
