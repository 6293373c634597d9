package dev.colophon.evidence.time;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Whether an answer may be relied on (RFC 3161 section 2.2 and 2.4). */
record Judge(String authority, Optional<X509Certificate> root, InstantSource clock) {

    /** How far an authority's time may be from ours; a larger difference would make a capture look older or newer than it is. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    TimestampResponse accept(Question question, byte[] answer) {
        try {
            TimeStampResponse response = parse(answer);
            response.validate(question.request());
            if (response.getStatus() != PKIStatus.GRANTED) {
                throw refused("it did not grant a timestamp as asked");
            }
            TimeStampToken token = response.getTimeStampToken();
            X509CertificateHolder signer = signer(token);
            // Signature, certificate named by its hash, valid then, extended key usage critical and timeStamping alone.
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            requireNow(time);
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(signer);
            if (root.isPresent()) {
                requireChain(certificate, certificates(token), root.get(), time);
            }
            return new TimestampResponse(answer, time, certificate);
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new EvidenceException(Reason.REFUSED, message(String.valueOf(e.getMessage())), e);
        } catch (EvidenceException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever Bouncy Castle throws for bytes that are ASN.1 of another shape, also for want of a null check.
            throw new EvidenceException(Reason.REFUSED, message("its answer is no RFC 3161 response"), e);
        }
    }

    /** One object and nothing behind it; else bytes could be hung on to a timestamp that nothing covers. */
    private TimeStampResponse parse(byte[] answer) throws IOException, TSPException {
        try (ASN1InputStream in = new ASN1InputStream(answer)) {
            TimeStampResp response = TimeStampResp.getInstance(in.readObject());
            if (response == null || in.read() >= 0) {
                throw refused("its answer is no RFC 3161 response");
            }
            return new TimeStampResponse(response);
        }
    }

    private X509CertificateHolder signer(TimeStampToken token) {
        return token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> refused("its answer holds no certificate, though one was asked for"));
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            all.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return all;
    }

    private void requireNow(Instant time) {
        Duration difference = Duration.between(clock.instant(), time).abs();
        if (difference.compareTo(WINDOW) > 0) {
            throw refused(
                    "its time %s differs from the clock of this machine by %d minutes; set the clock, or name another authority"
                            .formatted(time, difference.toMinutes()));
        }
    }

    /** Without revocation, which needs the network: a verifier with lists of that day decides. */
    private void requireChain(X509Certificate signer, List<X509Certificate> others, X509Certificate root, Instant time)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(time));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private EvidenceException refused(String why) {
        return new EvidenceException(Reason.REFUSED, message(why));
    }

    private String message(String why) {
        return "%s: the timestamp must not be relied on: %s".formatted(authority, why);
    }
}
