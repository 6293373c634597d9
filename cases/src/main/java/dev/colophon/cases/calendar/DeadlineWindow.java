package dev.colophon.cases.calendar;

import java.time.LocalDate;

/** When something is to be done: not before it opens, not after it closes. */
public record DeadlineWindow(Deadline opens, Deadline closes) {

    /** The first day that is within it in every reading. */
    public LocalDate safeFrom() {
        return opens.latestDay();
    }

    /** The last day that is within it in every reading. */
    public LocalDate safeTo() {
        return closes.earliestDay();
    }
}
