/**
 * Runs a playbook on a site: measures, asks, carries out what was answered, and writes it all down before and after. How it is
 * drawn and who is asked is behind {@code Desk}; where a run stands, {@code course} works out.
 */
package io.novacron.dwcpctl.ops.playbook.run;
