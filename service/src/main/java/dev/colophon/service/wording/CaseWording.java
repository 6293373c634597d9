package dev.colophon.service.wording;

import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.evidence.messages.Language;
import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvent.Payload;

/**
 * What happened to cases, in words.
 *
 * @param reader in whose language
 */
public record CaseWording(Language reader) {

    /** What happened, without the reason that is given for it. */
    public String event(CaseEvent event) {
        Payload payload = event.payload();
        int sightings = payload.sightings().size();
        String key = "case.event." + event.what();
        return switch (event.what()) {
            case OPENED, NOTED, REOPENED -> reader.say(key);
            case JOINED -> reader.say(key, sightings);
            case LEFT ->
                reader.say(key, sightings)
                        + (payload.toBeRetracted().isEmpty()
                                ? ""
                                : reader.say(
                                        "case.event.notice-out",
                                        payload.toBeRetracted().size()));
            case MERGED, SPLIT ->
                reader.say(key + way(payload), payload.detail(Payload.CASE).orElse(""));
            case REGIME_CHOSEN -> reader.say(key, payload.detail(Payload.REGIME).orElse(""));
            case CLOSED ->
                reader.say(
                        key,
                        payload.detail(Payload.OUTCOME)
                                .map(outcome -> reader.say("case.outcome." + CaseOutcome.valueOf(outcome)))
                                .orElse(""));
        };
    }

    /** A reason that a rule gave, in the language of the reader; what a person wrote stays as it is. */
    public String reason(String reason) {
        return Language.recorded("case.why.", reason).in(reader);
    }

    private static String way(Payload payload) {
        return payload.detail(Payload.DIRECTION).filter(Payload.INTO::equals).isPresent() ? ".into" : ".from";
    }
}
