/**
 * The templates of alert labels and annotations: the part of Go's text/template, and Prometheus's functions in it, that
 * rule files use. Knows no rules; what a template may ask of the world is handed in.
 */
package io.novacron.dwcpctl.metrics.rules.template;
