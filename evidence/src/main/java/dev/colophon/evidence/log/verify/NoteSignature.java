package dev.colophon.evidence.log.verify;

import dev.colophon.evidence.messages.Message;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One signature line of a note: {@code — name base64(key id ‖ signature)}. Nothing is verified yet; the id only says which
 * key to try.
 *
 * @param keyId the first four bytes of the hash over name, type and public key, big-endian
 * @param signature the bytes after the id
 */
public record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String START = "\u2014 ";

    public NoteSignature {
        VerifierKey.checkName(name);
        signature = signature.clone();
    }

    /** A copy of the bytes after the id. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    /** Reads a line without its newline. */
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', START.length());
        if (!line.startsWith(START) || space < 0) {
            throw LogException.malformed(Message.of("note.line"));
        }
        byte[] bytes = Base64Text.decode(line.substring(space + 1), "what.signature");
        if (bytes.length < 5) {
            throw LogException.malformed(Message.of("note.short"));
        }
        return new NoteSignature(
                line.substring(START.length(), space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    /** The line without its newline. */
    String line() {
        byte[] bytes = ByteBuffer.allocate(4 + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return START + name + " " + Base64Text.encode(bytes);
    }

    boolean isBy(VerifierKey key) {
        return keyId == key.id() && name.equals(key.name());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && keyId == that.keyId
                && name.equals(that.name)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }
}
