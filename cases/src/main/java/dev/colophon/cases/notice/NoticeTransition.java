package dev.colophon.cases.notice;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.evidence.messages.Message;
import java.util.Optional;
import java.util.Set;

/** What the machine answers. */
public sealed interface NoticeTransition {

    /**
     * The event is accepted and may be stored.
     *
     * @param duties what follows from it
     * @param silenceDecides of an answer of the user, when silence of the owner lets the content come back; empty where nothing waits, or
     *     it cannot be counted
     */
    record Moved(NoticeState state, Set<NoticeDuty> duties, Optional<Deadline> silenceDecides)
            implements NoticeTransition {

        public Moved {
            duties = Set.copyOf(duties);
        }
    }

    /**
     * The event is refused, and nothing changes.
     *
     * @param why in a sentence
     * @param lift what would change that
     */
    record Refused(NoticeGuard guard, Message why, Message lift) implements NoticeTransition {}
}
