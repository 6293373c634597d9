package dev.colophon.service.log;

import dev.colophon.cases.home.Cosigning;
import dev.colophon.evidence.log.WitnessAnswer;

/**
 * What a witness said when it was asked to cosign; the schema of its JSON is {@code witness-reply.schema.json}.
 *
 * @param witness its name
 * @param detail in one line for a person; it may hold text of the witness
 */
public record WitnessReply(String witness, Answer answer, String detail) {

    /** What it comes to. */
    public enum Answer {
        /** It vouches for the log as it is. */
        COSIGNED,
        /** It has seen more of the log than it was shown: ask again. */
        NEWER,
        /** It does not now; nothing is wrong with the log. */
        REFUSED,
        /** It has seen another history. */
        ALARM
    }

    static WitnessReply of(Cosigning.Said said) {
        String name = said.witness().name();
        return switch (said.answer()) {
            case WitnessAnswer.Cosigned(var cosignature) ->
                new WitnessReply(name, Answer.COSIGNED, "cosigned at " + cosignature.time());
            case WitnessAnswer.Newer(long size) ->
                new WitnessReply(name, Answer.NEWER, "has seen " + size + " leaves already: ask again");
            case WitnessAnswer.Refused(String why) -> new WitnessReply(name, Answer.REFUSED, why);
            case WitnessAnswer.Alarm(String why) -> new WitnessReply(name, Answer.ALARM, "ALARM: " + why);
        };
    }
}
