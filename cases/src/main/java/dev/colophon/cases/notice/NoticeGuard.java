package dev.colophon.cases.notice;

import dev.colophon.evidence.messages.Message;

/** Why an event is refused; each with a sentence and what would lift it, in the languages of the message files. */
public enum NoticeGuard {
    /** Such a thing does not happen in this phase. */
    WRONG_PHASE,
    /** It is retracted or closed. */
    OVER,
    /** Only a person may decide it. */
    NEEDS_PERSON,
    /** No evidence is sealed. */
    NOT_CAPTURED,
    /** The evidence proves too little. */
    GRADE_TOO_LOW,
    /** Nobody has looked. */
    NOT_REVIEWED,
    /** Somebody else has to look. */
    SECOND_EYE,
    /** A policy whose replay has not passed. */
    POLICY_NOT_REPLAYED,
    /** The owner's standing does not allow it without a person. */
    CLAIMANT_NOT_AUTOMATIC,
    /** A clause of the procedure was not read in the law. */
    UNVERIFIED,
    /** Fields are missing. */
    FIELDS_MISSING,
    CLEARED,
    HELD_TO_VERIFY,
    UNDER_REVIEW,
    /** The sighting was judged otherwise since the notice left. */
    DOUBTED,
    LICENSED,
    CONTESTED,
    TERRITORY,
    SHARE,
    /** Nobody has seen it there within a day. */
    NOT_SEEN_LATELY,
    /** The search engine does not know it. */
    NOT_INDEXED,
    DUPLICATE,
    /** It was restored, and the law allows no second notice. */
    RESTORED_BEFORE,
    /** It was restored, and there is no new proof. */
    NEEDS_NEW_PROOF,
    /** It can still be undone. */
    UNDO_TIME,
    /** A time of the procedure cannot be counted. */
    CLOCK_FAILS,
    /** The procedure has no such time. */
    UNKNOWN_CLOCK,
    /** The time has not begun. */
    CLOCK_NOT_STARTED,
    /** The time has not run out. */
    CLOCK_RUNS,
    /** The law knows no such stay. */
    NO_STAY,
    /** The time for it is over. */
    TOO_LATE,
    /** It is said to be later than now. */
    IN_FUTURE,
    /** The notice began under another procedure, or another version of it. */
    OTHER_REGIME,
    /** Nothing has left. */
    NOTHING_SENT,
    /** Nobody has seen that it is gone. */
    REMOVAL_NOT_VERIFIED,
    /** What was sent has to be retracted first. */
    RETRACT_FIRST,
    /** The owner does not know of the answer. */
    OWNER_NOT_TOLD,
    /** There is no answer. */
    NO_COUNTER;

    NoticeTransition.Refused refuse(Object... arguments) {
        return new NoticeTransition.Refused(
                this, Message.of("notice.guard." + name(), arguments), Message.of("notice.lift." + name()));
    }
}
