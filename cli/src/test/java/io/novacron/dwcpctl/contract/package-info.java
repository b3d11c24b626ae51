/** The contract of metrics as data, {@code queries/metrics.yaml}, beside those who keep it and those who rely on it. */
package io.novacron.dwcpctl.contract;
