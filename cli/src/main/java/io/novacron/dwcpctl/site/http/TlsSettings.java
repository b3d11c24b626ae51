package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.library.YamlNode;
import java.util.List;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus's {@code tls_config}.
 *
 * @param ca the authorities to trust instead of the system's; null for the system's
 * @param certificate the client's certificate, its chain following; null for none
 * @param key the client's private key; null exactly where there is no certificate
 * @param serverName the name to ask for and to find in the server's certificate; empty for the URL's host
 * @param versions the versions of TLS that may be spoken, the newest first
 */
record TlsSettings(
        @Nullable Secret ca,
        @Nullable Secret certificate,
        @Nullable Secret key,
        String serverName,
        boolean insecureSkipVerify,
        List<TlsVersion> versions) {
    /** In Prometheus's order; Java itself speaks none older than TLS 1.2. */
    private static final List<String> NAMES = List.of("TLS10", "TLS11", "TLS12", "TLS13");

    private static final List<TlsVersion> SPOKEN = List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);

    static final TlsSettings NONE = new TlsSettings(null, null, null, "", false, SPOKEN);

    TlsSettings {
        versions = List.copyOf(versions);
    }

    /** Those between min_version and max_version that Java speaks. */
    static List<TlsVersion> versions(YamlNode block) {
        int lowest = block.field("min_version").map(TlsSettings::position).orElse(0);
        int highest = block.field("max_version").map(TlsSettings::position).orElse(3);
        if (highest < lowest) {
            throw block.error(
                    "tls_config.max_version must be greater than or equal to tls_config.min_version if both are specified",
                    "Raise max_version.");
        }
        if (highest < 2) {
            throw block.required("max_version")
                    .error("TLS older than TLS12 is not spoken", "Raise max_version to TLS12.");
        }
        return SPOKEN.stream()
                .filter(v -> v == TlsVersion.TLS_1_3 ? highest == 3 : lowest <= 2)
                .toList();
    }

    private static int position(YamlNode node) {
        int at = node.isScalar() ? NAMES.indexOf(node.text()) : -1;
        if (at < 0) {
            throw node.error("unknown TLS version", "Use one of " + String.join(", ", NAMES) + ".");
        }
        return at;
    }
}
