/**
 * The port to Kubernetes: what dwcpctl needs to know of the rollout's objects, and the changes it makes to them, each with
 * the kubectl command that it amounts to. Who carries them out is {@code site.kubectl}'s and {@code site.fleet}'s; what they
 * mean for users is {@code ops}'.
 */
package io.novacron.dwcpctl.site.cluster;
