package io.novacron.dwcpctl.metrics.rules.template;

import com.google.re2j.Pattern;

/**
 * A host and its port ({@code net.SplitHostPort}).
 *
 * @param whole as given
 * @param host without brackets; the whole where there is no port
 * @param port the empty string where there is none
 */
record HostPort(String whole, String host, String port, boolean split) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new HostPort(text, text, "", false);
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            return new HostPort(text, host.substring(1, host.length() - 1), text.substring(colon + 1), true);
        }
        boolean split = host.indexOf(':') < 0 && host.indexOf('[') < 0 && host.indexOf(']') < 0;
        return split ? new HostPort(text, host, text.substring(colon + 1), true) : new HostPort(text, text, "", false);
    }

    String withoutPort() {
        return split ? host : whole;
    }

    String withoutDomain() {
        if (IPV4.matches(host) || host.indexOf(':') >= 0) {
            return whole;
        }
        int dot = host.indexOf('.');
        String bare = dot < 0 ? host : host.substring(0, dot);
        return port.isEmpty() ? bare : bare + ":" + port;
    }
}
