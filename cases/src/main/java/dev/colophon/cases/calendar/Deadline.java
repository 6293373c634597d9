package dev.colophon.cases.calendar;

import dev.colophon.evidence.messages.Message;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When a time ends, or from when on something may be done. What is ours to do we do by the earliest; nobody else is late before the
 * latest.
 *
 * @param earliest in the strictest reading, in the zone of the recipient
 * @param latest in the widest one
 * @param edge what of a day is meant
 * @param provisional days that were counted by rule since the list of their year is not published, or not read, ascending
 * @param basis how it was counted, with the articles
 */
public record Deadline(
        ZonedDateTime earliest, ZonedDateTime latest, Edge edge, List<LocalDate> provisional, Message basis) {

    /** What of a day is meant. */
    public enum Edge {
        /** It begins with that day, at 0:00. */
        BEGINS,
        /** It ends with that day, at 24:00: the moment is that at which the next day begins. */
        ENDS,
        /** A moment within it. */
        MOMENT
    }

    public Deadline {
        provisional = List.copyOf(provisional);
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("%s is before %s".formatted(latest, earliest));
        }
    }

    /** The day of the earliest, to the end of which it lasts when it ends with a day. */
    public LocalDate earliestDay() {
        return day(earliest);
    }

    /** The day of the latest, to the end of which it lasts when it ends with a day. */
    public LocalDate latestDay() {
        return day(latest);
    }

    private LocalDate day(ZonedDateTime moment) {
        return edge == Edge.ENDS ? moment.minusNanos(1).toLocalDate() : moment.toLocalDate();
    }

    /** Whether a list of free days that is yet to come may change it. */
    public boolean isProvisional() {
        return !provisional.isEmpty();
    }
}
