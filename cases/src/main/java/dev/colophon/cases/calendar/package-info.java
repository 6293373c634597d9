/**
 * How long the law gives: {@link dev.colophon.cases.calendar.Calendars} reads the free days of a country and how it counts from its file
 * in the resources, {@link dev.colophon.cases.calendar.PeriodCounter} counts a {@link dev.colophon.cases.calendar.LegalPeriod} from a
 * moment, and a {@link dev.colophon.cases.calendar.Deadline} says the earliest and the latest end, why, and which days nobody has
 * published yet.
 */
@NullMarked
package dev.colophon.cases.calendar;

import org.jspecify.annotations.NullMarked;
