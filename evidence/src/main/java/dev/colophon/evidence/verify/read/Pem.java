package dev.colophon.evidence.verify.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.messages.Message;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;

/** Certificates as PEM (RFC 7468) in one spelling: base64 in lines of 64, line feeds, nothing before or behind. */
public final class Pem {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
    private static final String END = "-----END CERTIFICATE-----\n";

    private Pem() {}

    /** The file of a certificate. */
    public static byte[] bytes(byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return (BEGIN + base64 + "\n" + END).getBytes(US_ASCII);
    }

    /** Reads the file of one certificate. */
    public static X509Certificate certificate(byte[] pem, String part) throws MalformedPart {
        String text = new String(pem, US_ASCII);
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            throw new MalformedPart(part, Message.of("pem.form"));
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        } catch (IllegalArgumentException e) {
            throw new MalformedPart(part, Message.of("pem.form"), e);
        }
        if (!Arrays.equals(bytes(der), pem)) {
            throw new MalformedPart(part, Message.of("pem.spelling"));
        }
        return ofDer(der, part);
    }

    /** Reads a certificate from its bytes, which must be DER. */
    public static X509Certificate ofDer(byte[] der, String part) throws MalformedPart {
        Der.check(der, part, true);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new MalformedPart(part, Message.of("pem.certificate", e.getMessage()), e);
        }
    }
}
