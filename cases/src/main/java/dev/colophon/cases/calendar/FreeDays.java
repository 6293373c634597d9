package dev.colophon.cases.calendar;

/** Days that are free in a reading of the law. */
enum FreeDays {
    /** Those that the law names. */
    HOLIDAYS,
    /** Saturdays and Sundays. */
    WEEKENDS,
    /** What the yearly notice of a government makes free, and the weekends that it makes working days. */
    NOTICES,
    /** In a year without notice, a working day for each holiday on a weekend. */
    SUBSTITUTES,
    /** The Friday before a holiday on a Saturday, the Monday after one on a Sunday. */
    OBSERVED
}
