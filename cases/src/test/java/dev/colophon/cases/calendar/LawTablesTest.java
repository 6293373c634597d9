package dev.colophon.cases.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.calendar.LegalPeriod.BusinessDayWindow;
import dev.colophon.cases.calendar.LegalPeriod.CalendarDays;
import dev.colophon.cases.calendar.LegalPeriod.Hours;
import dev.colophon.cases.calendar.LegalPeriod.Months;
import dev.colophon.cases.calendar.LegalPeriod.WorkingDays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods whose ends were worked out by hand from the wording of the laws, one a row. */
class LawTablesTest {

    private static final BusinessCalendar CHINA = Calendars.of("CN");
    private static final BusinessCalendar STATES = Calendars.of("US");
    private static final BusinessCalendar GERMANY = Calendars.of("DE");
    private static final BusinessCalendar IRELAND = Calendars.of("IE");

    private static Deadline ends(BusinessCalendar calendar, LegalPeriod period, LocalDate start) {
        return new PeriodCounter(calendar)
                .ends(period, start.atTime(15, 30).atZone(calendar.zone()).toInstant(), "article")
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "C1, 2027-03-10, 2027-03-25, 2027-03-25, false",
        "C2, 2026-06-05, 2026-06-20, 2026-06-22, false",
        "C3, 2026-09-16, 2026-10-04, 2026-10-08, false",
        "C4, 2026-09-05, 2026-09-20, 2026-09-20, false",
        "C5, 2026-09-25, 2026-10-10, 2026-10-10, false",
        "C6, 2026-02-03, 2026-02-20, 2026-02-24, false",
        "C7, 2026-12-17, 2027-01-02, 2027-01-04, true",
        "C13, 2027-04-18, 2027-05-03, 2027-05-05, true"
    })
    void fifteenDaysInChina(String row, LocalDate start, LocalDate a, LocalDate b, boolean provisional) {
        PeriodCounter counter = new PeriodCounter(CHINA);
        assertThat(counter.lastDay(new CalendarDays(15), start, CalendarReading.A))
                .isEqualTo(a);
        assertThat(counter.lastDay(new CalendarDays(15), start, CalendarReading.B))
                .isEqualTo(b);
        Deadline deadline = ends(CHINA, new CalendarDays(15), start);
        assertThat(deadline.earliestDay()).isEqualTo(a);
        assertThat(deadline.latestDay()).isEqualTo(b);
        assertThat(deadline.isProvisional()).as(row).isEqualTo(provisional);
        assertThat(deadline.earliest()).isEqualTo(a.plusDays(1).atStartOfDay(CHINA.zone()));
    }

    @Test
    void c8AMonthInChinaEndsWithTheMonth() {
        Deadline deadline = ends(CHINA, new Months(1), LocalDate.of(2026, 1, 31));
        assertThat(deadline.earliestDay()).isEqualTo("2026-02-28");
        assertThat(deadline.latestDay()).isEqualTo("2026-02-28");
        assertThat(deadline.isProvisional()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "C9, 2026-09-14, 2026-10-16, false",
        "C10, 2026-02-02, 2026-03-06, false",
        "C11, 2027-03-10, 2027-04-08, true"
    })
    void twentyWorkingDaysInChina(String row, LocalDate start, LocalDate end, boolean provisional) {
        Deadline deadline = ends(CHINA, new WorkingDays(20), start);
        assertThat(deadline.earliestDay()).isEqualTo(end);
        assertThat(deadline.latestDay()).isEqualTo(end);
        assertThat(deadline.isProvisional()).as(row).isEqualTo(provisional);
    }

    @Test
    void c12HoursInChinaRunThroughHolidays() {
        ZonedDateTime start = LocalDateTime.of(2026, 9, 30, 18, 0).atZone(CHINA.zone());
        Deadline deadline = new PeriodCounter(CHINA)
                .ends(new Hours(24), start.toInstant(), "article")
                .orElseThrow();
        assertThat(deadline.earliest()).isEqualTo(start.plusDays(1));
        assertThat(deadline.latest()).isEqualTo(start.plusDays(1));
        assertThat(deadline.edge()).isEqualTo(Deadline.Edge.MOMENT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "U1, 2027-03-12, 2027-03-26, 2027-04-01, 2027-03-26, 2027-04-01, 2027-03-26, 2027-04-01",
        "U2, 2026-12-17, 2027-01-04, 2027-01-08, 2027-01-04, 2027-01-08, 2027-01-04, 2027-01-08",
        "U3, 2026-11-07, 2026-11-23, 2026-11-30, 2026-11-23, 2026-11-30, 2026-11-23, 2026-11-30",
        "U4, 2026-11-12, 2026-11-27, 2026-12-03, 2026-11-27, 2026-12-03, 2026-11-27, 2026-12-03",
        "U5, 2026-06-22, 2026-07-06, 2026-07-10, 2026-07-07, 2026-07-13, 2026-07-07, 2026-07-10",
        "U6, 2027-06-07, 2027-06-21, 2027-06-25, 2027-06-22, 2027-06-28, 2027-06-22, 2027-06-25",
        "U7, 2027-06-24, 2027-07-08, 2027-07-14, 2027-07-09, 2027-07-15, 2027-07-09, 2027-07-14"
    })
    void tenToFourteenBusinessDays(
            String row,
            LocalDate received,
            LocalDate tenthA,
            LocalDate fourteenthA,
            LocalDate tenthB,
            LocalDate fourteenthB,
            LocalDate safeFrom,
            LocalDate safeTo) {
        PeriodCounter counter = new PeriodCounter(STATES);
        assertThat(counter.lastDay(new WorkingDays(10), received, CalendarReading.A))
                .isEqualTo(tenthA);
        assertThat(counter.lastDay(new WorkingDays(14), received, CalendarReading.A))
                .isEqualTo(fourteenthA);
        assertThat(counter.lastDay(new WorkingDays(10), received, CalendarReading.B))
                .isEqualTo(tenthB);
        assertThat(counter.lastDay(new WorkingDays(14), received, CalendarReading.B))
                .isEqualTo(fourteenthB);
        DeadlineWindow window = counter.window(
                        new BusinessDayWindow(10, 14),
                        received.atTime(9, 0).atZone(STATES.zone()).toInstant(),
                        "article")
                .orElseThrow();
        assertThat(window.safeFrom()).as(row).isEqualTo(safeFrom);
        assertThat(window.safeTo()).as(row).isEqualTo(safeTo);
        assertThat(window.opens().earliest()).isEqualTo(tenthA.atStartOfDay(STATES.zone()));
        assertThat(window.closes().latest()).isEqualTo(fourteenthB.plusDays(1).atStartOfDay(STATES.zone()));
        assertThat(window.opens().isProvisional() || window.closes().isProvisional())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "E1, 2026-08-31, 2027-03-01",
        "E2, 2026-11-26, 2027-05-26",
        "E3, 2026-06-25, 2026-12-28",
        "E4, 2026-09-29, 2027-03-30",
        "E5, 2026-05-31, 2026-11-30"
    })
    void sixMonthsInTheUnion(String row, LocalDate informed, LocalDate end) {
        assertThat(ends(GERMANY, new Months(6), informed).latestDay()).as(row).isEqualTo(end);
        assertThat(ends(GERMANY, new Months(6), informed).earliestDay()).as(row).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"E6, 2026-09-04, 2026-12-03, 2027-03-03", "E7, 2026-10-05, 2027-01-04, 2027-04-05"})
    void ninetyDaysAndAsManyMore(String row, LocalDate received, LocalDate ninety, LocalDate more) {
        assertThat(ends(IRELAND, new CalendarDays(90), received).latestDay())
                .as(row)
                .isEqualTo(ninety);
        assertThat(ends(IRELAND, new CalendarDays(180), received).latestDay())
                .as(row)
                .isEqualTo(more);
    }

    @Test
    void e8APeriodHasTwoWorkingDays() {
        assertThat(ends(GERMANY, new CalendarDays(3), LocalDate.of(2026, 12, 24))
                        .latestDay())
                .isEqualTo("2026-12-29");
    }

    @Test
    void e9HoursInTheUnionRunFromTheNextFullHour() {
        ZonedDateTime event = LocalDateTime.of(2026, 11, 24, 14, 20).atZone(GERMANY.zone());
        assertThat(new PeriodCounter(GERMANY)
                        .ends(new Hours(24), event.toInstant(), "article")
                        .orElseThrow()
                        .latest())
                .isEqualTo(LocalDateTime.of(2026, 11, 25, 15, 0).atZone(GERMANY.zone()));
    }

    @Test
    void theReasonsNameTheArticles() {
        assertThat(ends(CHINA, new CalendarDays(15), LocalDate.of(2026, 9, 16)).basis())
                .hasToString(
                        "article: 15 days after 2026-09-16, which does not count (民法典 201); 2026-10-01 does not end it, "
                                + "so it moves on (民法典 203); two readings of the law, 2026-10-04 and 2026-10-08");
        assertThat(ends(GERMANY, new Months(6), LocalDate.of(2026, 8, 31))
                        .basis()
                        .toString())
                .contains("Reg. 1182/71 art. 3(2)(c)", "2027-02-28 does not end it", "the free days of 2027");
    }
}
