package dev.colophon.evidence.verify.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/**
 * The one form of an ECDSA signature. Of the two values that are valid as {@code s} only the smaller is written and taken;
 * otherwise anyone could change a signed file without breaking it.
 */
public final class EcdsaSignature {

    private EcdsaSignature() {}

    /**
     * The same signature in DER with the smaller of both values of {@code s}. A signature by a key of another kind, which has
     * one form anyhow, is returned as it is.
     *
     * @throws GeneralSecurityException when it is not an ECDSA signature in DER
     */
    public static byte[] low(byte[] signature, PublicKey key) throws GeneralSecurityException {
        if (!(key instanceof ECPublicKey curve)) {
            return signature;
        }
        try {
            BigInteger order = curve.getParams().getOrder();
            ASN1Sequence pair = ASN1Sequence.getInstance(signature);
            BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
            BigInteger small = s.min(order.subtract(s));
            return new DERSequence(
                            new ASN1Integer[] {ASN1Integer.getInstance(pair.getObjectAt(0)), new ASN1Integer(small)})
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers bytes that are no DER with several kinds of unchecked exceptions.
            throw new GeneralSecurityException("not an ECDSA signature in DER", e);
        }
    }

    /** Whether a signature is in this form. */
    static boolean isLow(byte[] signature, PublicKey key) {
        try {
            return Arrays.equals(low(signature, key), signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
