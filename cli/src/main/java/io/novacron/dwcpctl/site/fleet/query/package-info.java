/** The fleet as its monitoring sees it: stored series, and answers to PromQL over them. */
package io.novacron.dwcpctl.site.fleet.query;
