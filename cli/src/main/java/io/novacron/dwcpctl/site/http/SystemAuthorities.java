package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.library.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * The certificate authorities that this machine trusts. Java's own list is fixed when the JDK, or a native image, is built,
 * and knows no company's authority; so those of the system are read, from where Go, and with it promtool, looks.
 *
 * @see <a href="https://go.dev/src/crypto/x509/root_linux.go">crypto/x509</a>
 */
final class SystemAuthorities {
    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private SystemAuthorities() {}

    /** Those of {@code SSL_CERT_FILE}, else of the system's bundle; none where there is neither. */
    static List<X509Certificate> find(Map<String, String> environment) {
        String named = environment.getOrDefault("SSL_CERT_FILE", "");
        if (!named.isEmpty()) {
            return read("environment variable SSL_CERT_FILE", Path.of(named));
        }
        return BUNDLES.stream()
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst()
                .map(file -> read("certificate authorities", file))
                .orElse(List.of());
    }

    private static List<X509Certificate> read(String what, Path file) {
        return Pem.certificates(what + " " + file, TextFiles.read(what, file));
    }
}
