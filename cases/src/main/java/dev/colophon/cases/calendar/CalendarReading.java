package dev.colophon.cases.calendar;

/** How the law of a country may be read where it does not say which days are free; its file says what each means. */
public enum CalendarReading {
    /** The narrower one. */
    A,
    /** The wider one; every day that is free in A is free in it, but for weekends that a notice makes working days. */
    B
}
