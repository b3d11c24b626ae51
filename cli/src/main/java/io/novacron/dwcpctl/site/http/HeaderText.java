package io.novacron.dwcpctl.site.http;

/** Which texts HTTP allows as a header's name and value (RFC 9110, sections 5.1 and 5.5; values in ASCII). */
final class HeaderText {
    private HeaderText() {}

    static boolean isValid(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    /** As Go's CanonicalMIMEHeaderKey: each part between dashes begins with a capital. */
    static String canonical(String name) {
        StringBuilder text = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean lower = c >= 'a' && c <= 'z';
            boolean upper = c >= 'A' && c <= 'Z';
            text.append((char) (first && lower ? c - 32 : !first && upper ? c + 32 : c));
            first = c == '-';
        }
        return text.toString();
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
