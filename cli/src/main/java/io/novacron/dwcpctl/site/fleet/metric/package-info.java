/**
 * What the fleet's targets expose: the metrics of the contract, each as a formula over the conditions of its region. How
 * they are scraped and served does not belong here.
 */
package io.novacron.dwcpctl.site.fleet.metric;
