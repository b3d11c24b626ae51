package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Certificates and private keys in PEM (RFC 7468). Keys: PKCS#8 (RFC 5208), RSA's own PKCS#1 (RFC 8017, appendix A.1.2)
 * and SEC1 for elliptic curves (RFC 5915); not encrypted ones.
 */
final class Pem {
    /** AlgorithmIdentifier of rsaEncryption: its OID and NULL. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** The OID of id-ecPublicKey. */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final String BEGIN = "-----BEGIN ";

    private Pem() {}

    private static final class Block {
        private final String label;
        private final byte[] der;

        Block(String label, byte[] der) {
            this.label = label;
            this.der = der;
        }
    }

    /**
     * All certificates of a text, in its order.
     *
     * @param what names the text in messages
     * @throws CliException with code 65 if there is none, or one that is broken
     */
    static List<X509Certificate> certificates(String what, String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks(what, text)) {
                if (block.label.equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der)));
                }
            }
        } catch (CertificateException e) {
            throw broken(what, "a certificate that cannot be read", e);
        }
        if (certificates.isEmpty()) {
            throw CliException.badInput(what + ": no certificate in PEM", "Give a file with BEGIN CERTIFICATE.");
        }
        return certificates;
    }

    /**
     * The first private key of a text.
     *
     * @throws CliException with code 65 if there is none that can be used
     */
    static PrivateKey privateKey(String what, String text) {
        for (Block block : blocks(what, text)) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return decode(what, block.der, "RSA", "EC", "EdDSA");
                }
                case "RSA PRIVATE KEY" -> {
                    return decode(what, der(0x30, VERSION_0, RSA, der(0x04, block.der)), "RSA");
                }
                case "EC PRIVATE KEY" -> {
                    byte[] algorithm = der(0x30, EC, curve(what, block.der));
                    return decode(what, der(0x30, VERSION_0, algorithm, der(0x04, block.der)), "EC");
                }
                case "ENCRYPTED PRIVATE KEY" ->
                    throw CliException.badInput(
                            what + ": an encrypted private key cannot be used",
                            "Decrypt it: openssl pkey -in KEY -out PLAIN.");
                default -> {
                    // EC PARAMETERS and certificates may stand beside the key
                }
            }
        }
        throw CliException.badInput(what + ": no private key in PEM", "Give a file with BEGIN PRIVATE KEY.");
    }

    private static PrivateKey decode(String what, byte[] pkcs8, String... algorithms) {
        GeneralSecurityException last = new GeneralSecurityException("no algorithm");
        for (String algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw broken(what, "a private key that cannot be read", last);
    }

    private static List<Block> blocks(String what, String text) {
        List<Block> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int labelEnd = text.indexOf("-----", begin + BEGIN.length());
            String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
            int end = text.indexOf("-----END " + label + "-----", begin);
            if (labelEnd < 0 || end < 0) {
                throw CliException.badInput(what + ": PEM without its end", "Give the whole file.");
            }
            String body = text.substring(labelEnd + 5, end);
            try {
                blocks.add(new Block(
                        label, Base64.getMimeDecoder().decode(body.strip().getBytes(StandardCharsets.US_ASCII))));
            } catch (IllegalArgumentException e) {
                // OpenSSL's old encrypted keys have headers inside, which are no base 64; the cause would quote the key
                throw CliException.badInput(
                        what + ": PEM that is not plain base 64", "Give it unencrypted, without headers inside.");
            }
            begin = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    /** The curve's OID, tag and all: SEC1 keeps it in the field [0] after version and key. */
    private static byte[] curve(String what, byte[] sec1) {
        try {
            int at = contents(sec1, 0);
            at = contents(sec1, at) + length(sec1, at);
            at = contents(sec1, at) + length(sec1, at);
            if (at < sec1.length && (sec1[at] & 0xff) == 0xa0) {
                int oid = contents(sec1, at);
                int size = contents(sec1, oid) + length(sec1, oid) - oid;
                byte[] curve = new byte[size];
                System.arraycopy(sec1, oid, curve, 0, size);
                return curve;
            }
        } catch (IndexOutOfBoundsException e) {
            throw broken(what, "a private key that cannot be read", e);
        }
        throw CliException.badInput(
                what + ": an EC key that does not name its curve",
                "Convert it: openssl pkcs8 -topk8 -nocrypt -in KEY.");
    }

    /** Where the contents of the element at {@code at} begin. */
    private static int contents(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der[at + 2 + i] & 0xff);
        }
        if (length < 0 || length > der.length) {
            throw new IndexOutOfBoundsException(length);
        }
        return length;
    }

    /** One element of DER (X.690) around the parts. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        int size = body.size();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (size < 0x80) {
            element.write(size);
        } else if (size < 0x100) {
            element.write(0x81);
            element.write(size);
        } else {
            element.write(0x82);
            element.write(size >> 8);
            element.write(size);
        }
        element.writeBytes(body.toByteArray());
        return element.toByteArray();
    }

    private static CliException broken(String what, String problem, Exception cause) {
        return new CliException(ExitCode.BAD_INPUT, what + ": " + problem, "Give it in PEM.", cause);
    }
}
