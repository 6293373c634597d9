package dev.colophon.evidence.verify.signature;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.Der;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * An RFC 3161 timestamp whose form was checked; the rest is asked for.
 *
 * @param part the file it stands in
 * @param time its genTime
 * @param doubts what nothing covers and yet may be there
 */
public record Stamp(String part, TimeStampToken token, Cms cms, Instant time, List<Message> doubts) {

    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final int SIGNED_DATA_VERSION = 3;

    public Stamp {
        doubts = List.copyOf(doubts);
    }

    /**
     * Reads a TimeStampResp.
     *
     * @param pinned whether its hash stands elsewhere in the bundle, so that every byte has its one value anyhow
     */
    public static Stamp ofResponse(byte[] der, String part, boolean pinned) throws MalformedPart {
        Der.check(der, part, !pinned);
        try {
            TimeStampResp response = TimeStampResp.getInstance(der);
            var status = response.getStatus();
            if (!status.getStatus().equals(BigInteger.valueOf(PKIStatus.GRANTED))
                    || response.getTimeStampToken() == null) {
                throw new MalformedPart(part, Message.of("tsr.not-granted"));
            }
            boolean text = status.getStatusString() != null || status.getFailInfo() != null;
            return of(
                    new TimeStampToken(response.getTimeStampToken()),
                    part,
                    pinned,
                    text ? Optional.of(Message.of("tsr.text")) : Optional.empty());
        } catch (TSPException | IOException | RuntimeException e) {
            // Bouncy Castle answers values that cannot be with several kinds of unchecked exceptions.
            throw new MalformedPart(part, Message.of("tsr.response", e.getMessage()), e);
        }
    }

    /** Takes a token whose bytes are known to be DER. */
    public static Stamp of(TimeStampToken token, String part, boolean pinned, Optional<Message> doubt)
            throws MalformedPart {
        Cms cms = Cms.of(token.toCMSSignedData(), part);
        Optional<Message> superfluous =
                pinned ? Optional.empty() : cms.superfluous(SIGNED_DATA_VERSION, Optional.empty());
        if (superfluous.isPresent()) {
            throw new MalformedPart(part, superfluous.get());
        }
        return new Stamp(
                part,
                token,
                cms,
                token.getTimeStampInfo().getGenTime().toInstant(),
                pinned ? List.of() : doubt.stream().toList());
    }

    /** Whether it is over these bytes' hash. */
    public boolean isOver(Hash subject) {
        var info = token.getTimeStampInfo();
        return info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                && Arrays.equals(info.getMessageImprintDigest(), subject.bytes());
    }

    /** What is wrong with the purpose of the certificate that signed it; empty when it is for timestamps alone. */
    public Optional<Message> purpose() {
        X509Certificate signer = cms.certificate();
        try {
            List<String> purposes = signer.getExtendedKeyUsage();
            boolean critical = signer.getCriticalExtensionOIDs() != null
                    && signer.getCriticalExtensionOIDs().contains(EXTENDED_KEY_USAGE);
            if (purposes != null && purposes.equals(List.of(TIME_STAMPING)) && critical) {
                return Optional.empty();
            }
        } catch (CertificateParsingException _) {
            // Then it has no purpose that can be read.
        }
        return Optional.of(Message.of("tsr.purpose", CertificatePath.subject(signer)));
    }

    /** Verifies the signature by the certificate that it carries. */
    public void verifySignature() throws MalformedPart {
        try {
            SignerInformationVerifier verifier = new JcaSimpleSignerInfoVerifierBuilder().build(cms.certificate());
            if (purpose().isEmpty()) {
                // Also compares the certificate with the hash of it that is signed (RFC 5035).
                token.validate(verifier);
            } else if (!token.isSignatureValid(verifier)) {
                throw new MalformedPart(part, Message.of("tsr.signature"));
            }
        } catch (TSPValidationException e) {
            throw new MalformedPart(part, Message.of("tsr.signature"), e);
        } catch (TSPException | OperatorCreationException | RuntimeException e) {
            throw new MalformedPart(part, Message.of("tsr.signature.why", e.getMessage()), e);
        }
    }

    /** Whether its chain ends in one of these. */
    public boolean hasChain(Collection<X509Certificate> roots) {
        try {
            chain(roots);
            return true;
        } catch (MalformedPart _) {
            return false;
        }
    }

    /** The chain at the stamped time. */
    public CertificatePath chain(Collection<X509Certificate> roots) throws MalformedPart {
        return CertificatePath.find(cms.certificate(), cms.certificates(), roots, time, part);
    }

    /**
     * Certificates that it carries, that are not of its chain, and that nothing here vouches for, such as a root that another
     * root has signed too.
     *
     * @throws MalformedPart when one was changed
     */
    public List<Message> strangers(CertificatePath path) throws MalformedPart {
        List<Message> strangers = new ArrayList<>();
        for (X509Certificate one : cms.certificates()) {
            if (path.certificates().contains(one) || path.vouchesFor(one)) {
                continue;
            }
            if (path.knows(one)) {
                throw new MalformedPart(part, Message.of("tsr.certificate.changed", CertificatePath.subject(one)));
            }
            strangers.add(Message.of("tsr.certificate.stranger", CertificatePath.subject(one)));
        }
        return strangers;
    }
}
