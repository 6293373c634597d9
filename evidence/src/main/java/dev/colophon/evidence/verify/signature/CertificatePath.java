package dev.colophon.evidence.verify.signature;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A verified chain (RFC 5280 section 6) from a certificate to a root, both included. Without revocation: that needs lists
 * of that day, and the network.
 */
public record CertificatePath(List<X509Certificate> certificates) {

    private static final int MAX_LENGTH = 10;

    public CertificatePath {
        certificates = List.copyOf(certificates);
    }

    /** The chain that was valid at a time; {@code part} is named when there is none. */
    static CertificatePath find(
            X509Certificate leaf,
            Collection<X509Certificate> others,
            Collection<X509Certificate> roots,
            Instant at,
            String part)
            throws MalformedPart {
        valid(leaf, at, part);
        if (roots.contains(leaf)) {
            return new CertificatePath(List.of(leaf));
        }
        if (roots.isEmpty()) {
            throw new MalformedPart(part, Message.of("chain.no-root"));
        }
        try {
            Set<TrustAnchor> anchors =
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(leaf);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            parameters.setRevocationEnabled(false);
            parameters.setMaxPathLength(MAX_LENGTH);
            parameters.setDate(Date.from(at));
            var result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> path = new ArrayList<>();
            for (Certificate certificate : result.getCertPath().getCertificates()) {
                path.add((X509Certificate) certificate);
            }
            X509Certificate root = result.getTrustAnchor().getTrustedCert();
            // PKIX does not look at the dates of an anchor.
            valid(root, at, part);
            path.add(root);
            return new CertificatePath(path);
        } catch (CertPathBuilderException e) {
            throw new MalformedPart(part, Message.of("chain.none", subject(leaf)), e);
        } catch (GeneralSecurityException e) {
            throw new MalformedPart(part, Message.of("chain.unusable", e.getMessage()), e);
        }
    }

    /** Whether a certificate of this chain has signed another. */
    boolean vouchesFor(X509Certificate other) {
        return certificates.stream().anyMatch(one -> {
            try {
                other.verify(one.getPublicKey());
                return true;
            } catch (GeneralSecurityException _) {
                return false;
            }
        });
    }

    /** Whether another certificate claims to be of this chain: by its issuer, or as a copy of one of it. */
    boolean knows(X509Certificate other) {
        return certificates.stream()
                .anyMatch(one -> one.getSubjectX500Principal().equals(other.getIssuerX500Principal())
                        || (one.getSerialNumber().equals(other.getSerialNumber())
                                && one.getPublicKey().equals(other.getPublicKey())));
    }

    private static void valid(X509Certificate certificate, Instant at, String part) throws MalformedPart {
        if (at.isBefore(certificate.getNotBefore().toInstant())
                || at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new MalformedPart(
                    part,
                    Message.of(
                            "chain.validity",
                            subject(certificate),
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant(),
                            at));
        }
    }

    public static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
