/** The demo's world: its log and its clock. How a fleet follows from a log is {@code site.fleet}'s. */
package io.novacron.dwcpctl.site.fleet.demo;
