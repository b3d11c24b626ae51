package io.novacron.dwcpctl.site.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.interfaces.ECPrivateKey;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** The keys below were made for this test by OpenSSL, and serve nothing else. */
class PemTest {
    private static final String SEC1 = """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIPVbc1s0Yw7f4GX7BXIP3fbMqecOQUfErrnoKPBPF2B+oAoGCCqGSM49
            AwEHoUQDQgAE9eHcPk3zAggKO7LBO2m0BuGgEMfEqpLtJ4miy4IPvtv0Ju+E+gR5
            EJuAzCE1M/52t9Zkma3BnIZcUp/dWT2Dqw==
            -----END EC PRIVATE KEY-----
            """;
    private static final String SEC1_AS_PKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9VtzWzRjDt/gZfsF
            cg/d9syp5w5BR8Suuego8E8XYH6hRANCAAT14dw+TfMCCAo7ssE7abQG4aAQx8Sq
            ku0niaLLgg++2/Qm74T6BHkQm4DMITUz/na31mSZrcGchlxSn91ZPYOr
            -----END PRIVATE KEY-----
            """;
    private static final String SEC1_WITH_PARAMETERS = """
            -----BEGIN EC PARAMETERS-----
            BgUrgQQAIg==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MIGkAgEBBDCbTQMAuudDIS/cCrK8y3TZZPwHt6+k+dvLETKrZ+7Dn17ckoZ9xp5K
            1kF/X9iiO1qgBwYFK4EEACKhZANiAAQZ11pqLJ2V6qDIVVfHOXcGM1Zb8nH8H4br
            Kqw1IvONkqiUnM28C9T/5DKhQ13nI9Gz27sNplhclhcPDTSYhKC706yrWTgDEf9h
            qmI15EUSOH5kRuUjMMAQigb69KfqzTc=
            -----END EC PRIVATE KEY-----
            """;
    private static final String SEC1_WITH_PARAMETERS_AS_PKCS8 = """
            -----BEGIN PRIVATE KEY-----
            MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDCbTQMAuudDIS/cCrK8
            y3TZZPwHt6+k+dvLETKrZ+7Dn17ckoZ9xp5K1kF/X9iiO1qhZANiAAQZ11pqLJ2V
            6qDIVVfHOXcGM1Zb8nH8H4brKqw1IvONkqiUnM28C9T/5DKhQ13nI9Gz27sNplhc
            lhcPDTSYhKC706yrWTgDEf9hqmI15EUSOH5kRuUjMMAQigb69KfqzTc=
            -----END PRIVATE KEY-----
            """;
    private static final String ED25519 = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJP/CKA+T/TBbir2BN77gHZ9H3UfyqCgWa1opmtJY+IV
            -----END PRIVATE KEY-----
            """;
    private static final String ENCRYPTED = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgAh48R6+DhgQICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEK/Wbg0mcOB9JfDatwkx5vAEgZAA
            sNdGEi9jPyu7wC/XWlmu/Zh3IFFGUlyEmp7z+uPZhZxpuzUvgI2rXWnPscAWkZf4
            cBaGcJsH2mN+Afvy+CN5QWprKqQMIi5aXlrCGR1JwGLDjLv9HHee8EtWwMyzq9W1
            Hn9/zMeKtV3x9bHKg5nJHMvdjX9ZXXFNGVQCfmZcZD1pa2zUK4vD/w7UsoylEJI=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    @Test
    void keys_of_rsa_are_read_in_both_forms() {
        HeldCertificate held = new HeldCertificate.Builder().rsa2048().build();
        assertThat(Pem.privateKey("k", held.privateKeyPkcs8Pem()))
                .isEqualTo(held.keyPair().getPrivate());
        assertThat(Pem.privateKey("k", held.privateKeyPkcs1Pem()))
                .isEqualTo(held.keyPair().getPrivate());
    }

    @Test
    void keys_on_curves_are_read_in_both_forms() {
        assertThat(((ECPrivateKey) Pem.privateKey("k", SEC1)).getS())
                .isEqualTo(((ECPrivateKey) Pem.privateKey("k", SEC1_AS_PKCS8)).getS());
        ECPrivateKey longer = (ECPrivateKey) Pem.privateKey("k", SEC1_WITH_PARAMETERS);
        ECPrivateKey same = (ECPrivateKey) Pem.privateKey("k", SEC1_WITH_PARAMETERS_AS_PKCS8);
        assertThat(longer.getS()).isEqualTo(same.getS());
        assertThat(longer.getParams().getCurve()).isEqualTo(same.getParams().getCurve());
        assertThat(Pem.privateKey("k", ED25519).getAlgorithm()).isEqualTo("EdDSA");
    }

    @Test
    void a_key_is_found_beside_its_certificate() {
        HeldCertificate held = new HeldCertificate.Builder().build();
        String both = "a comment\n" + held.certificatePem() + held.privateKeyPkcs8Pem();
        assertThat(Pem.privateKey("k", both)).isEqualTo(held.keyPair().getPrivate());
        assertThat(Pem.certificates("c", both + held.certificatePem()))
                .containsExactly(held.certificate(), held.certificate());
    }

    @Test
    void what_cannot_be_used_is_refused_by_name() {
        assertThatThrownBy(() -> Pem.privateKey("k", ENCRYPTED))
                .hasMessage("k: an encrypted private key cannot be used");
        assertThatThrownBy(() -> Pem.privateKey("k", "nothing")).hasMessage("k: no private key in PEM");
        assertThatThrownBy(() -> Pem.certificates("c", SEC1)).hasMessage("c: no certificate in PEM");
        assertThatThrownBy(() -> Pem.privateKey("k", SEC1.substring(0, 60))).hasMessage("k: PEM without its end");
        assertThatThrownBy(() -> Pem.privateKey("k", SEC1.replaceFirst("MHc[^=]*==", "MHc=")))
                .hasMessage("k: a private key that cannot be read");
        assertThatThrownBy(() -> Pem.certificates("c", "-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----"))
                .hasMessage("c: a certificate that cannot be read");
    }
}
