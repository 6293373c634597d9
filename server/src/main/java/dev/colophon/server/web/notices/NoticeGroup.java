package dev.colophon.server.web.notices;

import dev.colophon.cases.notice.NoticePhase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What notices are shown together: a column of the board. */
public enum NoticeGroup {
    DRAFT,
    HELD,
    SENT,
    SILENT,
    CLAIMED,
    VERIFIED,
    STILL_UP,
    ANSWERED,
    RESTORED,
    OVER;

    /** That of a phase. */
    public static NoticeGroup of(NoticePhase phase) {
        return switch (phase) {
            case SIGHTED, CLEARED, HOLD_VERIFY, EXCEPTION_REVIEW, SUSPECTED, CAPTURED, REVIEWED, OFFERED, DRAFTED ->
                DRAFT;
            case HELD, SENDING, DELIVERY_UNKNOWN -> HELD;
            case SENT, ACKED, BOUNCED -> SENT;
            case SILENT -> SILENT;
            case REMOVAL_CLAIMED, VERIFYING -> CLAIMED;
            case REMOVED_VERIFIED -> VERIFIED;
            case STILL_UP, PARTIAL -> STILL_UP;
            case COUNTERED, STAYS_DOWN -> ANSWERED;
            case RESTORED -> RESTORED;
            case RETRACTED, CLOSED -> OVER;
        };
    }

    /** As an address has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of such a word. */
    static Optional<NoticeGroup> ofWord(String word) {
        return Arrays.stream(values())
                .filter(group -> group.word().equals(word))
                .findFirst();
    }
}
