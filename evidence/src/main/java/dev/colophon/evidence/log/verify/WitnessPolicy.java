package dev.colophon.evidence.log.verify;

import dev.colophon.evidence.messages.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whose cosignatures count and how many there must be: {@code quorum} of {@code witnesses}. A verifier brings its own; one
 * that comes with the evidence proves nothing.
 *
 * @param witnesses keys for cosignatures, no public key twice
 * @param quorum 0 to the number of witnesses; 0 asks for no witness
 */
public record WitnessPolicy(List<VerifierKey> witnesses, int quorum) {

    /** Asks for no witness: whoever relies on it trusts the log alone. */
    public static final WitnessPolicy NONE = new WitnessPolicy(List.of(), 0);

    public WitnessPolicy {
        witnesses = List.copyOf(witnesses);
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException(
                    "a quorum of %d of %d witnesses cannot be".formatted(quorum, witnesses.size()));
        }
        for (VerifierKey key : witnesses) {
            // One operator under two names would count twice.
            if (witnesses.stream().filter(key::sameKeyAs).count() > 1) {
                throw new IllegalArgumentException("the public key of %s is named twice".formatted(key.label()));
            }
            if (key.type() == VerifierKey.Type.ED25519) {
                throw new IllegalArgumentException("%s is not a key for cosignatures".formatted(key.label()));
            }
        }
    }

    /**
     * The verified cosignatures of this policy's witnesses, in its order; others are ignored.
     *
     * @throws LogException when there are fewer than the quorum, or one does not fit
     */
    public List<Cosignature> check(Checkpoint checkpoint) {
        List<Cosignature> found = witnesses.stream()
                .map(witness -> Cosignature.find(checkpoint, witness))
                .flatMap(Optional::stream)
                .toList();
        if (found.size() < quorum) {
            String by = found.stream().map(one -> one.witness().name()).collect(Collectors.joining(", "));
            throw new LogException(
                    LogException.Reason.NO_QUORUM,
                    Message.of(
                            "policy.quorum",
                            Long.toUnsignedString(checkpoint.size()),
                            found.size(),
                            quorum,
                            by.isEmpty() ? "" : " (" + by + ")"));
        }
        return found;
    }
}
