package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A proof that stands alone (C2SP tlog-proof, file extension {@code .tlog-proof}): index, inclusion proof, checkpoint with
 * cosignatures. Reading it verifies nothing; {@link #verify} does.
 *
 * @param index of the leaf, unsigned
 * @param path from the leaf's sibling to the child of the root
 * @param checkpoint the note of the checkpoint, not yet verified
 * @param extra what an application added in base64, not authenticated by anything; empty when there is none
 */
public record TlogProof(long index, List<Hash> path, SignedNote checkpoint, String extra) {

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES;
    private static final int MAX_PATH = 64;

    public TlogProof {
        path = List.copyOf(path);
    }

    /** A proof without extra data. */
    public TlogProof(long index, List<Hash> path, SignedNote checkpoint) {
        this(index, path, checkpoint, "");
    }

    /**
     * Reads a proof.
     *
     * @throws LogException when it is not one
     */
    public static TlogProof parse(byte[] bytes) {
        String text = SignedNote.text(bytes, MAX_BYTES, "what.proof");
        int gap = text.indexOf("\n\n");
        List<String> head = gap < 0 ? List.of() : text.substring(0, gap).lines().toList();
        if (head.isEmpty() || !head.getFirst().equals(FIRST_LINE)) {
            throw LogException.malformed(Message.of("proof.first-line", FIRST_LINE));
        }
        int at = 1;
        String extra = "";
        if (head.size() > at && head.get(at).startsWith(EXTRA)) {
            extra = head.get(at).substring(EXTRA.length());
            Base64Text.decode(extra, "what.extra");
            at++;
        }
        if (head.size() <= at || !head.get(at).startsWith(INDEX)) {
            throw LogException.malformed(Message.of("proof.index"));
        }
        long index = Checkpoint.parseSize(head.get(at).substring(INDEX.length()), "what.index");
        List<String> hashes = head.subList(at + 1, head.size());
        if (hashes.size() > MAX_PATH) {
            throw LogException.malformed(Message.of("proof.hashes", MAX_PATH));
        }
        List<Hash> path = new ArrayList<>();
        hashes.forEach(line -> path.add(Hash.fromBase64(line)));
        return new TlogProof(
                index, path, SignedNote.parse(text.substring(gap + 2).getBytes(UTF_8)), extra);
    }

    /** The proof as {@link #parse} reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        if (!extra.isEmpty()) {
            text.append(EXTRA).append(extra).append('\n');
        }
        text.append(INDEX).append(Long.toUnsignedString(index)).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /** The proof as a file. */
    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /**
     * Verifies everything: the log signed the checkpoint, enough witnesses cosigned it, and the leaf stands in its tree at
     * the index.
     *
     * @param leaf the exact bytes that were logged
     * @return what may be relied on from here on
     * @throws LogException when anything of it does not hold
     */
    public Verified verify(byte[] leaf, VerifierKey log, String origin, WitnessPolicy policy) {
        Checkpoint signed = Checkpoint.open(checkpoint, log, origin);
        if (!Merkle.included(index, signed.size(), Merkle.leaf(leaf), path, signed.root())) {
            throw new LogException(
                    LogException.Reason.NOT_PROVEN,
                    Message.of(
                            "proof.not-proven",
                            Long.toUnsignedString(index),
                            origin,
                            Long.toUnsignedString(signed.size())));
        }
        if (policy.witnesses().stream().anyMatch(log::sameKeyAs)) {
            throw new LogException(LogException.Reason.NO_QUORUM, Message.of("proof.own-key"));
        }
        return new Verified(signed, policy.check(signed));
    }

    /** A checkpoint of the log that holds the leaf, and who had seen it when. */
    public record Verified(Checkpoint checkpoint, List<Cosignature> cosignatures) {}
}
