package dev.colophon.evidence.bundle.sealed;

import dev.colophon.evidence.log.WitnessAnswer;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle that lies in its folder, complete.
 *
 * @param folder where its files are
 * @param reported whether there is a report
 * @param silent a line for each authority that was asked and gave no timestamp
 * @param witnesses what they answered; an {@link WitnessAnswer.Alarm} is for a person to see
 */
public record SealedBundle(
        Path folder, BundleFacts facts, boolean reported, List<String> silent, List<WitnessAnswer> witnesses) {

    public SealedBundle {
        silent = List.copyOf(silent);
        witnesses = List.copyOf(witnesses);
    }

    /** Whether a timestamp is there. */
    public State state() {
        return facts.timestamps().isEmpty() ? State.TIME_PENDING : State.STAMPED;
    }

    /** The container. */
    public Path wacz() {
        return folder.resolve(facts.name().wacz());
    }

    /** How far a bundle is. */
    public enum State {
        /** At least one authority has said when. */
        STAMPED,
        /** None answered; {@link LateTimestamp} asks again. */
        TIME_PENDING
    }
}
