package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.jspecify.annotations.Nullable;

/** {@code tls_config} made into what OkHttp wants: whom to trust, who we are, which name to expect. */
final class TlsContext {
    private static final char[] NO_PASSWORD = new char[0];

    private final TlsSettings settings;
    private final Map<String, String> environment;

    TlsContext(TlsSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Reads the files and sets the client up; throws {@link CliException} with code 65 for a file that will not do. */
    void applyTo(OkHttpClient.Builder client) {
        try {
            X509TrustManager trust = settings.insecureSkipVerify() ? new TrustsAll() : authorities();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(), new X509TrustManager[] {trust}, null);
            SSLSocketFactory sockets = context.getSocketFactory();
            client.sslSocketFactory(
                    settings.serverName().isEmpty() ? sockets : new NamedSockets(sockets, settings.serverName()),
                    trust);
            client.hostnameVerifier(names());
        } catch (GeneralSecurityException | IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    "tls_config: " + ServerText.oneLine(String.valueOf(e.getMessage())),
                    "Check its certificates and key.",
                    e);
        }
    }

    private HostnameVerifier names() {
        if (settings.insecureSkipVerify()) {
            return (host, session) -> true;
        }
        return settings.serverName().isEmpty()
                ? OkHostnameVerifier.INSTANCE
                : (host, session) -> OkHostnameVerifier.INSTANCE.verify(settings.serverName(), session);
    }

    private X509TrustManager authorities() throws GeneralSecurityException, IOException {
        Secret ca = settings.ca();
        List<X509Certificate> trusted = ca == null
                ? SystemAuthorities.find(environment)
                : Pem.certificates(ca.toString(), ca.read(environment));
        KeyStore store = null; // Java's own list
        if (!trusted.isEmpty()) {
            store = emptyStore();
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("authority-" + i, trusted.get(i));
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager"));
    }

    private KeyManager @Nullable [] identity() throws GeneralSecurityException, IOException {
        Secret certificate = settings.certificate();
        Secret key = settings.key();
        if (certificate == null || key == null) {
            return null;
        }
        List<X509Certificate> chain = Pem.certificates(certificate.toString(), certificate.read(environment));
        PrivateKey privateKey = Pem.privateKey(key.toString(), key.read(environment));
        if (!belongTogether(privateKey, chain.get(0))) {
            throw CliException.badInput(
                    key + ": is not the key of the certificate in " + certificate,
                    "Give the certificate and the key that were made together.");
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", privateKey, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    /** insecure_skip_verify. */
    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** server_name: the name that is asked for in the handshake (SNI) is the one the socket is told. */
    private static final class NamedSockets extends SSLSocketFactory {
        private final SSLSocketFactory sockets;
        private final String name;

        NamedSockets(SSLSocketFactory sockets, String name) {
            this.sockets = sockets;
            this.name = name;
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            return sockets.createSocket(socket, name, port, autoClose);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return sockets.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return sockets.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return sockets.createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return sockets.createSocket(host, port, local, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return sockets.createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return sockets.createSocket(host, port, local, localPort);
        }
    }
}
