package dev.colophon.cases.calendar;

/**
 * How a country counts, with the provision for each rule.
 *
 * @param firstDay that the day of the event does not count
 * @param lastDay that a last day that is free moves
 * @param months where a month ends
 * @param workingDays which days are working days
 * @param hours from when on hours run
 * @param fullHours whether they run from the next full hour, not from the moment
 * @param leastWorkingDays that a period of two days or more contains, 0 where nothing says so
 */
record CountingLaw(
        String firstDay,
        String lastDay,
        String months,
        String workingDays,
        String hours,
        boolean fullHours,
        int leastWorkingDays) {}
