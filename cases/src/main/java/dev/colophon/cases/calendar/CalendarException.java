package dev.colophon.cases.calendar;

/** A period cannot be counted: there is no calendar for the country, or none for the year. */
public final class CalendarException extends RuntimeException {

    CalendarException(String why) {
        super(why);
    }
}
