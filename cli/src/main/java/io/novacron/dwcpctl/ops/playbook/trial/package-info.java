/** Tries playbooks by scripted cases on simulated fleets of their own, and says which steps and branches were never taken. */
package io.novacron.dwcpctl.ops.playbook.trial;
