package dev.colophon.service.registration.terms;

import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.service.caller.Actor;
import dev.colophon.store.Sanitiser;

/** Who says something by a message, as it stands beside what was made of that. */
record MessageSender(String words) {

    private static final int LONGEST = 150;
    private static final int LONGEST_WITH_ACTOR = 200;

    static MessageSender of(WorkTerms terms) {
        String who = terms.sender().isEmpty() ? "" : " of " + terms.sender();
        return new MessageSender(Sanitiser.fit("%s message%s".formatted(terms.standard(), who), LONGEST));
    }

    /** Whatever it is taken by, this comes first. */
    String beginning() {
        return words + ", taken by ";
    }

    /** {@code ERN message of Example Records, taken by ada}. */
    String takenBy(Actor actor) {
        return Sanitiser.fit(beginning() + actor.name(), LONGEST_WITH_ACTOR);
    }
}
