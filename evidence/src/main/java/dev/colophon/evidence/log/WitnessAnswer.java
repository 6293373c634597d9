package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.Cosignature;

/** What came of asking a witness. */
public sealed interface WitnessAnswer {

    /** It cosigned; verified, and to be handed to {@link TransparencyLog#keep}. */
    record Cosigned(Cosignature cosignature) implements WitnessAnswer {}

    /** It has seen a newer checkpoint of this log, which the log knows too: ask again with the newest. */
    record Newer(long size) implements WitnessAnswer {}

    /** It does not cosign now, or cannot be reached; nothing is wrong with the log. One line for a person. */
    record Refused(String why) implements WitnessAnswer {}

    /**
     * It has seen another history than the one on this disk: the log was restored from an old backup, runs in two places, or
     * the witness errs. Stop appending until a person has looked. One line for a person.
     */
    record Alarm(String why) implements WitnessAnswer {}
}
