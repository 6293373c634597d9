package dev.colophon.evidence.receipt;

import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.verify.receipt.PrecheckReceipt;
import dev.colophon.evidence.verify.receipt.PrecheckStatement;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Enters answers into a transparency log and makes their receipts.
 *
 * @param key of the log
 * @param random a {@link java.security.SecureRandom} outside tests
 */
public record ReceiptIssuer(TransparencyLog log, VerifierKey key, RandomGenerator random) {

    /** Logs a statement and makes its receipt. */
    public PrecheckReceipt issue(PrecheckStatement statement, Map<String, Object> answer) {
        Salt salt = Salt.random(random);
        long index = log.append(List.of(PrecheckReceipt.leaf(statement, salt).bytes()))
                .getFirst();
        TlogProof proof = log.prove(index);
        // Cosignatures are left out: who verifies knows no witness, and would not see a change in them.
        SignedNote checkpoint = new SignedNote(
                proof.checkpoint().text(),
                List.of(proof.checkpoint().signatures().getFirst()));
        return new PrecheckReceipt(statement, answer, salt, new TlogProof(index, proof.path(), checkpoint), key);
    }
}
