package dev.colophon.media.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signature of a claim: COSE_Sign1 (RFC 9052) over bytes that stand elsewhere, with the certificates of the signer.
 *
 * @param certificates the signer's first
 * @param stamped whether time stamps were sent along ({@code sigTst}, {@code sigTst2})
 */
record ClaimSignature(
        byte[] protectedBytes, int algorithm, byte[] signature, List<X509Certificate> certificates, boolean stamped) {

    private static final int MOST_CERTIFICATES = 10;

    private static final String ALGORITHM = "1";
    private static final String[] CHAIN = {"33", "x5chain"};

    private static final String[] STAMPS = {"sigTst2", "sigTst"};

    private static final int PROTECTED = 0;
    private static final int UNPROTECTED = 1;
    private static final int SIGNATURE = 3;

    static ClaimSignature read(byte[] bytes) throws IOException {
        JsonNode sign1 = Cbor.read(bytes);
        byte[] inside = Cbor.bytes(sign1.path(PROTECTED))
                .orElseThrow(() -> new IOException("the signature has no protected header"));
        JsonNode header = inside.length == 0 ? sign1.path(UNPROTECTED) : Cbor.read(inside);
        JsonNode chain = Cbor.first(header, CHAIN)
                .or(() -> Cbor.first(sign1.path(UNPROTECTED), CHAIN))
                .orElseThrow(() -> new IOException("the signature has no certificate"));
        List<JsonNode> encoded = chain.isBinary() ? List.of(chain) : Cbor.items(chain);
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (JsonNode one : encoded.subList(0, Math.min(encoded.size(), MOST_CERTIFICATES))) {
                certificates.add((X509Certificate) factory.generateCertificate(
                        new ByteArrayInputStream(Cbor.bytes(one).orElse(new byte[0]))));
            }
        } catch (CertificateException e) {
            throw new IOException("a certificate cannot be read", e);
        }
        if (certificates.isEmpty()) {
            throw new IOException("the signature has no certificate");
        }
        return new ClaimSignature(
                inside,
                header.path(ALGORITHM).asInt(),
                Cbor.bytes(sign1.path(SIGNATURE)).orElse(new byte[0]),
                certificates,
                Cbor.first(sign1.path(UNPROTECTED), STAMPS)
                        .or(() -> Cbor.first(header, STAMPS))
                        .isPresent());
    }

    /** That nobody looked whether they hold: an authority would have to be trusted for that. */
    ProvenanceCheck timeStamp() {
        return ProvenanceCheck.unknown(
                stamped ? "there is one, which is not checked" : "there is none: when it was signed is not proved");
    }

    /** Whether the signer signed a claim. */
    ProvenanceCheck check(byte[] claim) {
        try {
            Optional<Signature> verifier = verifier();
            if (verifier.isEmpty()) {
                return ProvenanceCheck.unknown("signed by algorithm " + algorithm);
            }
            verifier.get().initVerify(certificates.getFirst().getPublicKey());
            verifier.get().update(structure(protectedBytes, claim));
            return verifier.get().verify(signature)
                    ? ProvenanceCheck.OK
                    : ProvenanceCheck.bad("it does not fit the claim");
        } catch (InvalidKeyException e) {
            return ProvenanceCheck.bad("its key is of another kind than its algorithm");
        } catch (SignatureException e) {
            return ProvenanceCheck.bad("it is damaged");
        } catch (GeneralSecurityException e) {
            return ProvenanceCheck.unknown("signed by algorithm " + algorithm);
        }
    }

    /** By the numbers of COSE. */
    private Optional<Signature> verifier() throws GeneralSecurityException {
        return switch (algorithm) {
            case -7 -> Optional.of(Signature.getInstance("SHA256withECDSAinP1363Format"));
            case -35 -> Optional.of(Signature.getInstance("SHA384withECDSAinP1363Format"));
            case -36 -> Optional.of(Signature.getInstance("SHA512withECDSAinP1363Format"));
            case -8 -> Optional.of(Signature.getInstance("Ed25519"));
            case -37 -> Optional.of(pss("SHA-256", MGF1ParameterSpec.SHA256, 32));
            case -38 -> Optional.of(pss("SHA-384", MGF1ParameterSpec.SHA384, 48));
            case -39 -> Optional.of(pss("SHA-512", MGF1ParameterSpec.SHA512, 64));
            default -> Optional.empty();
        };
    }

    private static Signature pss(String digest, MGF1ParameterSpec mask, int salt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(digest, "MGF1", mask, salt, 1));
        return signature;
    }

    /** What is signed: {@code ["Signature1", protected, h'', claim]}. */
    static byte[] structure(byte[] protectedBytes, byte[] claim) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] context = "Signature1".getBytes(US_ASCII);
        out.write(0x84);
        out.write(0x60 + context.length);
        out.writeBytes(context);
        bytes(protectedBytes, out);
        bytes(new byte[0], out);
        bytes(claim, out);
        return out.toByteArray();
    }

    private static void bytes(byte[] bytes, ByteArrayOutputStream out) {
        if (bytes.length < 24) {
            out.write(0x40 + bytes.length);
        } else if (bytes.length < 1 << 8) {
            out.write(0x58);
            out.write(bytes.length);
        } else if (bytes.length < 1 << 16) {
            out.write(0x59);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
        } else {
            out.write(0x5A);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        }
        out.writeBytes(bytes);
    }
}
