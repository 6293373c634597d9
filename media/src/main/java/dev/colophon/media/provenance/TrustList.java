package dev.colophon.media.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Who is trusted to certify signers: the certificates of a PEM file. */
final class TrustList {

    private final Optional<Path> file;

    TrustList(Optional<Path> file) {
        this.file = file;
    }

    /** Whether certificates, the signer's first, lead to one that is trusted, and all are in force today. */
    ProvenanceCheck check(List<X509Certificate> certificates) {
        for (X509Certificate certificate : certificates) {
            try {
                certificate.checkValidity();
            } catch (CertificateException e) {
                return ProvenanceCheck.unknown("a certificate was in force from %s to %s; time stamps are not read"
                        .formatted(
                                certificate.getNotBefore().toInstant(),
                                certificate.getNotAfter().toInstant()));
            }
        }
        if (file.isEmpty()) {
            return ProvenanceCheck.unknown("no trust list is set");
        }
        Set<TrustAnchor> anchors;
        try (InputStream in = Files.newInputStream(file.get())) {
            anchors = new HashSet<>();
            for (Certificate trusted : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                anchors.add(new TrustAnchor((X509Certificate) trusted, null));
            }
        } catch (IOException | CertificateException e) {
            return ProvenanceCheck.unknown("the trust list cannot be read");
        }
        return anchors.isEmpty() ? ProvenanceCheck.unknown("the trust list is empty") : check(certificates, anchors);
    }

    private static ProvenanceCheck check(List<X509Certificate> certificates, Set<TrustAnchor> anchors) {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            // An anchor that was sent along certifies itself.
            List<X509Certificate> path = certificates.stream()
                    .filter(certificate ->
                            anchors.stream().noneMatch(anchor -> certificate.equals(anchor.getTrustedCert())))
                    .toList();
            if (path.isEmpty()) {
                return ProvenanceCheck.OK;
            }
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return ProvenanceCheck.OK;
        } catch (CertPathValidatorException e) {
            return e.getReason() == PKIXReason.NO_TRUST_ANCHOR
                    ? ProvenanceCheck.unknown("its signer is not in the trust list")
                    : ProvenanceCheck.bad("its certificates do not fit together");
        } catch (GeneralSecurityException e) {
            return ProvenanceCheck.unknown("its certificates cannot be checked");
        }
    }

    /** The organisation of a certificate's subject, else its name. */
    static String subject(X509Certificate certificate) {
        try {
            LdapName name = new LdapName(certificate.getSubjectX500Principal().getName());
            for (String type : List.of("O", "CN")) {
                for (Rdn part : name.getRdns()) {
                    if (part.getType().equalsIgnoreCase(type) && part.getValue() instanceof String text) {
                        return text;
                    }
                }
            }
        } catch (InvalidNameException e) {
            return "";
        }
        return "";
    }
}
