package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A verified statement of a witness (C2SP tlog-cosignature): at that time, this checkpoint was the largest consistent tree
 * it had seen of the log.
 *
 * @param time whole seconds, as the witness states them
 * @param line the signature line as it stands in the note
 */
public record Cosignature(VerifierKey witness, Instant time, NoteSignature line) {

    /** Later times do not fit an {@link Instant}; they are far beyond any clock. */
    private static final long MAX_SECONDS = Instant.MAX.getEpochSecond();

    /**
     * The cosignature of this witness in the checkpoint's note; the latest, where there are several.
     *
     * @return empty when the witness has not cosigned it
     * @throws LogException when a signature claims to be by the witness and does not fit
     */
    public static Optional<Cosignature> find(Checkpoint checkpoint, VerifierKey witness) {
        return in(checkpoint.note().signatures(), checkpoint, witness);
    }

    /**
     * The cosignature of this witness among the signature lines that it answered with.
     *
     * @throws LogException when the lines are malformed, or one claims to be by the witness and does not fit
     */
    public static Optional<Cosignature> find(byte[] lines, Checkpoint checkpoint, VerifierKey witness) {
        String text = SignedNote.text(lines, SignedNote.MAX_BYTES, "what.answer");
        return in(SignedNote.signatures(text), checkpoint, witness);
    }

    private static Optional<Cosignature> in(List<NoteSignature> lines, Checkpoint checkpoint, VerifierKey witness) {
        if (witness.type() == VerifierKey.Type.ED25519) {
            throw new LogException(LogException.Reason.WRONG_KEY, Message.of("cosignature.key", witness.label()));
        }
        return lines.stream()
                .filter(line -> line.isBy(witness))
                .map(line -> verified(line, checkpoint, witness))
                .max((a, b) -> a.time.compareTo(b.time));
    }

    private static Cosignature verified(NoteSignature line, Checkpoint checkpoint, VerifierKey witness) {
        byte[] timed = line.signature();
        if (timed.length == Long.BYTES + witness.type().signatureBytes) {
            long seconds = ByteBuffer.wrap(timed).getLong();
            byte[] signature = Arrays.copyOfRange(timed, Long.BYTES, timed.length);
            if (seconds >= 0
                    && seconds <= MAX_SECONDS
                    && witness.signed(message(checkpoint, witness, seconds), signature)) {
                return new Cosignature(witness, Instant.ofEpochSecond(seconds), line);
            }
        }
        throw new LogException(
                LogException.Reason.WRONG_KEY,
                Message.of("cosignature.fit", witness.label(), Long.toUnsignedString(checkpoint.size())));
    }

    /** The bytes that a witness signs. */
    static byte[] message(Checkpoint checkpoint, VerifierKey witness, long seconds) {
        if (witness.type() == VerifierKey.Type.COSIGNATURE_ML_DSA_44) {
            byte[] name = witness.name().getBytes(UTF_8);
            byte[] origin = checkpoint.origin().getBytes(UTF_8);
            if (origin.length > 255) {
                throw LogException.malformed(Message.of("cosignature.origin"));
            }
            return ByteBuffer.allocate(12 + 1 + name.length + 8 + 1 + origin.length + 16 + Hash.BYTES)
                    .put("subtree/v1\n\0".getBytes(US_ASCII))
                    .put((byte) name.length)
                    .put(name)
                    .putLong(seconds)
                    .put((byte) origin.length)
                    .put(origin)
                    .putLong(0)
                    .putLong(checkpoint.size())
                    .put(checkpoint.root().bytes())
                    .array();
        }
        return ("cosignature/v1\ntime " + seconds + "\n" + checkpoint.note().text()).getBytes(UTF_8);
    }
}
