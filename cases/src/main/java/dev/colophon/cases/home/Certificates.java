package dev.colophon.cases.home;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.PrivateKeyFile;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Certificates as text. */
public final class Certificates {

    private Certificates() {}

    /**
     * A certificate in PEM.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static X509Certificate parse(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate in PEM", e);
        }
    }

    public static X509Certificate ofDer(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    public static String pem(X509Certificate certificate) {
        return PrivateKeyFile.pem(certificate);
    }
}
