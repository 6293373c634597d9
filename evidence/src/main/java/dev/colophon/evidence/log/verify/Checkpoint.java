package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a log has signed about its tree (C2SP tlog-checkpoint): origin, size, root. An instance exists only with the
 * signature of the log's key verified; cosignatures in its note are verified by {@link WitnessPolicy}. Immutable.
 */
public final class Checkpoint {

    private final String origin;
    private final long size;
    private final Hash root;
    private final SignedNote note;

    private Checkpoint(String origin, long size, Hash root, SignedNote note) {
        this.origin = origin;
        this.size = size;
        this.root = root;
        this.note = note;
    }

    /** The text that a log signs. */
    public static String text(String origin, long size, Hash root) {
        return origin + "\n" + Long.toUnsignedString(size) + "\n" + root.base64() + "\n";
    }

    /**
     * Reads a checkpoint and verifies the signature of its log.
     *
     * @throws LogException when it is malformed, of another log, or not signed by this key
     */
    public static Checkpoint open(byte[] note, VerifierKey log, String origin) {
        return open(SignedNote.parse(note), log, origin);
    }

    /** The same for a note that was read already. */
    public static Checkpoint open(SignedNote note, VerifierKey log, String origin) {
        if (log.type() != VerifierKey.Type.ED25519) {
            throw new LogException(LogException.Reason.WRONG_KEY, Message.of("checkpoint.key", log.label()));
        }
        List<String> lines = note.text().lines().toList();
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw LogException.malformed(Message.of("checkpoint.lines"));
        }
        Checkpoint checkpoint =
                new Checkpoint(lines.get(0), parseSize(lines.get(1), "what.size"), Hash.fromBase64(lines.get(2)), note);
        checkpoint.verify(log, origin);
        return checkpoint;
    }

    private void verify(VerifierKey log, String expected) {
        if (!origin.equals(expected)) {
            throw new LogException(LogException.Reason.WRONG_ORIGIN, Message.of("checkpoint.origin", origin, expected));
        }
        byte[] message = note.text().getBytes(UTF_8);
        List<NoteSignature> own =
                note.signatures().stream().filter(line -> line.isBy(log)).toList();
        if (own.isEmpty()) {
            throw new LogException(
                    LogException.Reason.WRONG_KEY,
                    Message.of(
                            "checkpoint.signer",
                            log.label(),
                            note.signatures().stream()
                                    .map(NoteSignature::toString)
                                    .collect(Collectors.joining(", "))));
        }
        if (!own.stream().allMatch(line -> log.signed(message, line.signature()))) {
            throw new LogException(LogException.Reason.WRONG_KEY, Message.of("checkpoint.fit", log.label()));
        }
        if (size == 0 && !root.equals(Merkle.EMPTY_ROOT)) {
            throw LogException.malformed(Message.of("checkpoint.empty"));
        }
    }

    /** A decimal number without leading zeroes, at most 2^64 - 1. */
    static long parseSize(String digits, String what) {
        if (!digits.matches("0|[1-9][0-9]{0,19}")) {
            throw LogException.malformed(Message.of("size.decimal", Message.of(what)));
        }
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException _) {
            throw LogException.malformed(Message.of("size.bits", Message.of(what)));
        }
    }

    public String origin() {
        return origin;
    }

    /** The number of leaves, unsigned. */
    public long size() {
        return size;
    }

    public Hash root() {
        return root;
    }

    /** The note, with every signature it came with. */
    public SignedNote note() {
        return note;
    }

    /** The same checkpoint with these cosignatures added. */
    public Checkpoint with(List<NoteSignature> cosignatures) {
        return new Checkpoint(origin, size, root, note.with(cosignatures));
    }

    /** Whether both speak of the same tree of the same log, whoever cosigned them. */
    public boolean sameTreeAs(Checkpoint other) {
        return origin.equals(other.origin) && size == other.size && root.equals(other.root);
    }

    @Override
    public String toString() {
        return "%s size %s root %s".formatted(origin, Long.toUnsignedString(size), root.base64());
    }
}
