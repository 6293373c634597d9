package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A key pair that signs notes as a log, or checkpoints as a witness. */
public final class Signer {

    private final KeyPair pair;
    private final VerifierKey verifier;

    public Signer(String name, VerifierKey.Type type) {
        try {
            pair = KeyPairGenerator.getInstance(type.algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        byte[] spki = pair.getPublic().getEncoded();
        verifier = VerifierKey.of(name, type, Arrays.copyOfRange(spki, spki.length - type.keyBytes, spki.length));
    }

    public VerifierKey verifier() {
        return verifier;
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(verifier.type().algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public NoteSignature note(String text) {
        return new NoteSignature(verifier.name(), verifier.id(), sign(text.getBytes(UTF_8)));
    }

    public Checkpoint checkpoint(String origin, long size, Hash root) {
        String text = Checkpoint.text(origin, size, root);
        return Checkpoint.open(new SignedNote(text, List.of(note(text))), verifier, origin);
    }

    public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
        byte[] signature = sign(Cosignature.message(checkpoint, verifier, time.getEpochSecond()));
        return new NoteSignature(
                verifier.name(),
                verifier.id(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(time.getEpochSecond())
                        .put(signature)
                        .array());
    }
}
