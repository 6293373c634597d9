package dev.colophon.evidence.time;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Reads timestamps that were accepted once. */
public final class Tokens {

    private Tokens() {}

    /**
     * The certificate that signed a TimeStampResp.
     *
     * @throws EvidenceException when it is none, or holds no certificate
     */
    public static X509Certificate signer(byte[] response) {
        try {
            TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
            if (token != null) {
                for (var holder : token.getCertificates().getMatches(null)) {
                    if (token.getSID().match(holder)) {
                        return new JcaX509CertificateConverter().getCertificate(holder);
                    }
                }
            }
        } catch (IOException | TSPException | CertificateException | IllegalArgumentException e) {
            throw new EvidenceException(Reason.DAMAGED, "a timestamp that cannot be read; restore it from a copy", e);
        }
        throw new EvidenceException(Reason.DAMAGED, "a timestamp without the certificate that signed it");
    }
}
