package dev.colophon.cases.calendar;

import dev.colophon.cases.calendar.LegalPeriod.BusinessDayWindow;
import dev.colophon.cases.calendar.LegalPeriod.CalendarDays;
import dev.colophon.cases.calendar.LegalPeriod.Hours;
import dev.colophon.cases.calendar.LegalPeriod.Months;
import dev.colophon.cases.calendar.LegalPeriod.Prompt;
import dev.colophon.cases.calendar.LegalPeriod.WorkingDays;
import dev.colophon.evidence.messages.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Counts periods by the calendar of a country, in every reading of its law. Pure, for many threads. Years that the calendar does not cover
 * throw a {@link CalendarException}.
 */
public final class PeriodCounter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final BusinessCalendar calendar;

    public PeriodCounter(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * A period counted in one reading.
     *
     * @param nominal its last day before it moved
     * @param end its last day
     * @param looked days of which it mattered whether they are free
     */
    private record Counted(LocalDate nominal, LocalDate end, List<LocalDate> looked) {}

    /**
     * When a period ends; of a window, when that closes. Empty where the law names no length.
     *
     * @param article that gives the period, for the reasons
     */
    public Optional<Deadline> ends(LegalPeriod period, Instant start, String article) {
        ZonedDateTime begun = start.atZone(calendar.zone());
        return switch (period) {
            case Prompt _ -> Optional.empty();
            case Hours(int hours) -> Optional.of(hours(hours, begun, article));
            case BusinessDayWindow window ->
                Optional.of(days(new WorkingDays(window.last()), begun, Deadline.Edge.ENDS, article));
            case CalendarDays _, Months _, WorkingDays _ ->
                Optional.of(days(period, begun, Deadline.Edge.ENDS, article));
        };
    }

    /** When a window opens and closes; empty where the period is none. */
    public Optional<DeadlineWindow> window(LegalPeriod period, Instant start, String article) {
        ZonedDateTime begun = start.atZone(calendar.zone());
        return period instanceof BusinessDayWindow(int first, int last)
                ? Optional.of(new DeadlineWindow(
                        days(new WorkingDays(first), begun, Deadline.Edge.BEGINS, article),
                        days(new WorkingDays(last), begun, Deadline.Edge.ENDS, article)))
                : Optional.empty();
    }

    /**
     * The last day of a period in one reading; of a window, the day with which it closes.
     *
     * @throws IllegalArgumentException when the period is not of days or months
     */
    LocalDate lastDay(LegalPeriod period, LocalDate start, CalendarReading reading) {
        return count(period, start, reading).end();
    }

    private Deadline hours(int hours, ZonedDateTime begun, String article) {
        ZonedDateTime from =
                calendar.law().fullHours() ? begun.truncatedTo(ChronoUnit.HOURS).plusHours(1) : begun;
        ZonedDateTime end = from.plusHours(hours);
        Message counted = Message.of(
                "deadline.hours",
                String.valueOf(hours),
                MOMENT.format(from),
                calendar.law().hours());
        return new Deadline(
                end,
                end,
                Deadline.Edge.MOMENT,
                List.of(),
                Message.of("deadline.basis", article, counted, Message.none(), Message.none(), Message.none()));
    }

    private Deadline days(LegalPeriod period, ZonedDateTime begun, Deadline.Edge edge, String article) {
        LocalDate start = begun.toLocalDate();
        Set<CalendarReading> readings =
                period instanceof WorkingDays ? calendar.workingDayReadings() : calendar.readings();
        List<Counted> counted =
                readings.stream().map(reading -> count(period, start, reading)).toList();
        LocalDate earliest = counted.stream()
                .map(Counted::end)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate latest = counted.stream()
                .map(Counted::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<LocalDate> provisional = counted.stream()
                .flatMap(one -> one.looked().stream())
                .filter(calendar::isProvisional)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
        return new Deadline(
                moment(earliest, edge),
                moment(latest, edge),
                edge,
                provisional,
                Message.of(
                        "deadline.basis",
                        article,
                        words(period, start),
                        moved(period, counted),
                        earliest.equals(latest)
                                ? Message.none()
                                : Message.of("deadline.readings", earliest.toString(), latest.toString()),
                        provisional.isEmpty()
                                ? Message.none()
                                : Message.of("deadline.provisional", years(provisional))));
    }

    private ZonedDateTime moment(LocalDate day, Deadline.Edge edge) {
        return (edge == Deadline.Edge.ENDS ? day.plusDays(1) : day).atStartOfDay(calendar.zone());
    }

    private Message words(LegalPeriod period, LocalDate start) {
        CountingLaw law = calendar.law();
        return switch (period) {
            case CalendarDays(int days) ->
                Message.of("deadline.days", String.valueOf(days), start.toString(), law.firstDay());
            case Months(int months) ->
                Message.of("deadline.months", String.valueOf(months), start.toString(), law.months());
            case WorkingDays(int days) ->
                Message.of(
                        "deadline.working-days",
                        String.valueOf(days),
                        start.toString(),
                        law.firstDay(),
                        law.workingDays());
            case Prompt _, Hours _, BusinessDayWindow _ -> throw new IllegalArgumentException("not of days: " + period);
        };
    }

    private Message moved(LegalPeriod period, List<Counted> counted) {
        return counted.stream()
                .filter(one -> !(period instanceof WorkingDays) && !one.end().equals(one.nominal()))
                .findFirst()
                .map(one -> Message.of(
                        "deadline.moved",
                        one.nominal().toString(),
                        calendar.law().lastDay()))
                .orElse(Message.none());
    }

    private static String years(List<LocalDate> days) {
        return days.stream()
                .map(day -> String.valueOf(day.getYear()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Counted count(LegalPeriod period, LocalDate start, CalendarReading reading) {
        return switch (period) {
            case CalendarDays(int days) -> moving(start, start.plusDays(days), days, reading);
            case Months(int months) -> moving(start, start.plusMonths(months), Integer.MAX_VALUE, reading);
            case WorkingDays(int days) -> working(start, days, reading);
            case BusinessDayWindow window -> working(start, window.last(), reading);
            case Prompt _, Hours _ -> throw new IllegalArgumentException("not of days: " + period);
        };
    }

    /** A last day that is free moves on, as it does until there are as many working days in the period as have to be. */
    private Counted moving(LocalDate start, LocalDate nominal, int days, CalendarReading reading) {
        List<LocalDate> looked = new ArrayList<>();
        LocalDate end = nominal;
        looked.add(end);
        while (calendar.isFree(end, reading)) {
            end = end.plusDays(1);
            looked.add(end);
        }
        int least = days < 2 ? 0 : calendar.law().leastWorkingDays();
        if (least > 0) {
            while (workingDays(start, end, least, reading) < least || calendar.isFree(end, reading)) {
                end = end.plusDays(1);
                looked.add(end);
            }
        }
        return new Counted(nominal, end, looked);
    }

    /** Of the days after one up to another; counts no further than is needed. */
    private long workingDays(LocalDate start, LocalDate end, int least, CalendarReading reading) {
        return start.plusDays(1)
                .datesUntil(end.plusDays(1))
                .filter(day -> !calendar.isFree(day, reading))
                .limit(least)
                .count();
    }

    private Counted working(LocalDate start, int days, CalendarReading reading) {
        List<LocalDate> looked = new ArrayList<>();
        LocalDate day = start;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            looked.add(day);
            if (!calendar.isFree(day, reading)) {
                counted++;
            }
        }
        return new Counted(day, day, looked);
    }
}
