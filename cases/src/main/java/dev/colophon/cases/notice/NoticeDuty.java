package dev.colophon.cases.notice;

/** What follows from an event, for whoever runs the machine to see to. */
public enum NoticeDuty {
    /** The owner is told of the answer, with the law's text and the day that silence decides. */
    TELL_OWNER,
    /** A person has to look at it. */
    SHOW_TO_PERSON,
    /** It is to be seen whether the content is gone. */
    LOOK_AGAIN,
    /** What was sent can no more be upheld, and is to be retracted. */
    RETRACT,
    /** The recipient, and the user where known, are asked to restore the content. */
    ASK_TO_RESTORE,
    /** Other notices of the same cause are held. */
    HOLD_SISTERS,
    /** It counts against the owner's standing. */
    COUNT_AS_LOST,
    /** It goes into the public record. */
    LOG,
    /** The next address of the recipient is tried. */
    TRY_NEXT_CONTACT
}
