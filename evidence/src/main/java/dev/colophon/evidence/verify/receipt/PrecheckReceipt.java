package dev.colophon.evidence.verify.receipt;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.LogException.Reason;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody asked before publishing, and what the answer was. The statement is a leaf of the transparency log, and the log's
 * key has signed the tree that holds it: nobody can make a receipt afterwards for an earlier time, nor change one. The file is one
 * line of canonical JSON (RFC 8785) that ends in a line feed, so that no byte of it has two right values:
 *
 * <pre>
 * answer     what was answered, in full
 * key        the key of the log (C2SP signed-note)
 * proof      the leaf is in the log (C2SP tlog-proof, without cosignatures)
 * salt       64 hexadecimal digits: without them nobody can try files against the log
 * statement  answer, query: "sha256:…"; index: a whole number; time: ISO 8601
 * </pre>
 *
 * The leaf is {@link LogEntry.Precheck} of the statement's time, with SHA-256(salt ‖ canonical statement) as its subject.
 *
 * @param answer JSON as {@link StrictJson} reads it
 */
public record PrecheckReceipt(
        PrecheckStatement statement, Map<String, Object> answer, Salt salt, TlogProof proof, VerifierKey key) {

    /** A file that is longer is none. */
    public static final int MAX_BYTES = 4 << 20;

    private static final String PART = "receipt";

    public PrecheckReceipt {
        answer = Map.copyOf(answer);
    }

    /** The hash of an answer, as a statement has it. */
    public static Hash hash(Map<String, Object> answer) {
        return Hash.sha256(CanonicalJson.bytes(answer));
    }

    /** The entry of the log that a receipt is proof of. */
    public static LogEntry leaf(PrecheckStatement statement, Salt salt) {
        return new LogEntry.Precheck(statement.time(), Subject.salted(salt, statement.bytes()));
    }

    /**
     * Reads the file of a receipt. This verifies nothing; {@link #verify} does.
     *
     * @throws LogException when it is none
     */
    @SuppressWarnings("unchecked") // StrictJson makes no other maps
    public static PrecheckReceipt read(byte[] file) {
        try {
            if (file.length > MAX_BYTES) {
                throw new MalformedPart(PART, Message.of("json.long", MAX_BYTES));
            }
            JsonObject members = StrictJson.object(file, PART).only("answer", "key", "proof", "salt", "statement");
            PrecheckReceipt receipt = new PrecheckReceipt(
                    PrecheckStatement.of(members.object("statement")),
                    members.object("answer").members(),
                    Salt.fromHex(members.text("salt")),
                    TlogProof.parse(members.text("proof").getBytes(StandardCharsets.UTF_8)),
                    VerifierKey.parse(members.text("key")));
            if (!Arrays.equals(receipt.bytes(), file) || !receipt.hasOneProof()) {
                throw new MalformedPart(PART, Message.of("receipt.spelling"));
            }
            return receipt;
        } catch (MalformedPart e) {
            throw new LogException(Reason.MALFORMED, Message.of("receipt.none", e.why()), e);
        } catch (IllegalArgumentException e) {
            throw new LogException(Reason.MALFORMED, Message.of("receipt.none", String.valueOf(e.getMessage())), e);
        }
    }

    private boolean hasOneProof() {
        return proof.extra().isEmpty() && proof.checkpoint().signatures().size() == 1;
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(CanonicalJson.bytes(Map.of(
                "answer",
                answer,
                "key",
                key.toString(),
                "proof",
                proof.toString(),
                "salt",
                salt.hex(),
                "statement",
                statement.fields())));
        file.write('\n');
        return file.toByteArray();
    }

    /**
     * Verifies everything in it: the answer is the one that is stated, the statement stands in the log, and the log has signed that.
     *
     * @param expected the key of the log, from whom it belongs to; without it, only that the receipt is whole is verified
     * @throws LogException when anything of it does not hold
     */
    public void verify(Optional<VerifierKey> expected) {
        if (expected.filter(log -> !log.equals(key)).isPresent()) {
            throw new LogException(Reason.WRONG_KEY, Message.of("receipt.key", key.name()));
        }
        if (!statement.answer().equals(hash(answer))) {
            throw new LogException(Reason.NOT_PROVEN, Message.of("receipt.answer"));
        }
        proof.verify(leaf(statement, salt).bytes(), key, key.name(), WitnessPolicy.NONE);
    }
}
