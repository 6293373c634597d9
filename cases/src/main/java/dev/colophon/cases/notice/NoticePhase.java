package dev.colophon.cases.notice;

import java.util.Locale;

/** How far a sighting has come towards a notice, and a notice towards its end. */
public enum NoticePhase {
    /** Found; nobody has judged it. */
    SIGHTED,
    /** The owner's own, licensed, or nobody's. */
    CLEARED,
    /** Somebody says that it is licensed; that is to be found out. */
    HOLD_VERIFY,
    /** The law may allow it; a person decides. */
    EXCEPTION_REVIEW,
    /** Nothing that is known allows it. */
    SUSPECTED,
    /** Evidence of it is sealed. */
    CAPTURED,
    /** Looked at; what is to be done has been chosen. */
    REVIEWED,
    /** A licence is offered. */
    OFFERED,
    /** A notice is written. */
    DRAFTED,
    /** It is about to leave, and can be held back. */
    HELD,
    /** It is being handed over; that this began is stored. */
    SENDING,
    /** Whether it left is not known; it is never sent again by itself. */
    DELIVERY_UNKNOWN,
    SENT,
    /** The recipient has it. */
    ACKED,
    /** It did not arrive. */
    BOUNCED,
    /** The recipient has not answered in time. */
    SILENT,
    /** The recipient says that the content is removed. */
    REMOVAL_CLAIMED,
    /** Somebody looked and could not tell. */
    VERIFYING,
    /** Somebody looked, and it is gone. */
    REMOVED_VERIFIED,
    /** Somebody looked, and it is there. */
    STILL_UP,
    /** Gone here and there, or in part. */
    PARTIAL,
    /** The user has answered. */
    COUNTERED,
    /** A complaint or an action keeps it removed. */
    STAYS_DOWN,
    /** It is available again. */
    RESTORED,
    /** The notice was taken back. */
    RETRACTED,
    /** Nothing is left to do. */
    CLOSED;

    /** In a sentence: such as {@code removal claimed}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether no notice has left, for certain. */
    public boolean isBeforeSending() {
        return compareTo(SENDING) < 0;
    }

    /** Whether it is about to leave or has left, and nothing of what it asks for has come or been given up. */
    public boolean stands() {
        return compareTo(HELD) >= 0 && compareTo(STAYS_DOWN) <= 0 && this != BOUNCED && this != REMOVED_VERIFIED;
    }

    /** Whether nothing more comes of it but a retraction. */
    public boolean isOver() {
        return this == RETRACTED || this == CLOSED;
    }
}
