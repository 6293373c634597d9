package dev.colophon.cases.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.calendar.LegalPeriod.BusinessDayWindow;
import dev.colophon.cases.calendar.LegalPeriod.CalendarDays;
import dev.colophon.cases.calendar.LegalPeriod.Hours;
import dev.colophon.cases.calendar.LegalPeriod.Months;
import dev.colophon.cases.calendar.LegalPeriod.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every period, on random ones; a failure names the seed. */
class PeriodPropertiesTest {

    private static final long SEED = 20_261_128;
    private static final int RUNS = 3000;

    /** Days off in China in 2026, and its weekends that are worked, written down once more. */
    private static final Set<LocalDate> OFF = days(
            "2026-01-01/03",
            "2026-02-15/23",
            "2026-04-04/06",
            "2026-05-01/05",
            "2026-06-19/21",
            "2026-09-25/27",
            "2026-10-01/07");

    private static final Set<LocalDate> WORKED =
            days("2026-01-04/04", "2026-02-14/14", "2026-02-28/28", "2026-05-09/09", "2026-09-20/20", "2026-10-10/10");

    private static final Set<LocalDate> GERMAN = Stream.of(
                    "2026-01-01",
                    "2026-04-03",
                    "2026-04-06",
                    "2026-05-01",
                    "2026-05-14",
                    "2026-05-25",
                    "2026-10-03",
                    "2026-12-25",
                    "2026-12-26")
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    private static Set<LocalDate> days(String... spans) {
        return Stream.of(spans)
                .flatMap(span -> {
                    LocalDate first = LocalDate.parse(span.substring(0, 10));
                    LocalDate last = first.withDayOfMonth(Integer.parseInt(span.substring(11)));
                    return first.datesUntil(last.plusDays(1));
                })
                .collect(Collectors.toSet());
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean freeInChina(LocalDate day) {
        return OFF.contains(day) || (weekend(day) && !WORKED.contains(day));
    }

    private static boolean freeInGermany(LocalDate day) {
        return GERMAN.contains(day) || weekend(day);
    }

    /** Of 2026 and 2027: by dates in a row rather than by rules. */
    private static boolean freeInTheStates(LocalDate day) {
        Set<String> dates = Set.of("01-01", "06-19", "07-04", "11-11", "12-25");
        Set<String> mondays = Set.of(
                "2026-01-19",
                "2026-02-16",
                "2026-05-25",
                "2026-09-07",
                "2026-10-12",
                "2027-01-18",
                "2027-02-15",
                "2027-05-31",
                "2027-09-06",
                "2027-10-11");
        Set<String> thursdays = Set.of("2026-11-26", "2027-11-25");
        return weekend(day)
                || dates.contains(day.toString().substring(5))
                || mondays.contains(day.toString())
                || thursdays.contains(day.toString());
    }

    /** Steps from day to day and counts on its fingers. */
    private static LocalDate naive(LegalPeriod period, LocalDate start, Predicate<LocalDate> free, int leastWorking) {
        int wanted = switch (period) {
            case CalendarDays(int days) -> days;
            case WorkingDays(int days) -> days;
            default -> throw new IllegalArgumentException();
        };
        LocalDate day = start;
        int counted = 0;
        int worked = 0;
        while (counted < wanted) {
            day = day.plusDays(1);
            worked += free.test(day) ? 0 : 1;
            counted += period instanceof WorkingDays && free.test(day) ? 0 : 1;
        }
        while (free.test(day) || worked < leastWorking) {
            day = day.plusDays(1);
            worked += free.test(day) ? 0 : 1;
        }
        return day;
    }

    private static LocalDate randomDay(Random random) {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
    }

    @Test
    void daysAreCountedAsOneCountsThemByHand() {
        Random random = new Random(SEED);
        PeriodCounter china = new PeriodCounter(Calendars.of("CN"));
        PeriodCounter states = new PeriodCounter(Calendars.of("US"));
        PeriodCounter germany = new PeriodCounter(Calendars.of("DE"));
        for (int i = 0; i < RUNS; i++) {
            LocalDate start = randomDay(random);
            int count = 1 + random.nextInt(40);
            CalendarDays days = new CalendarDays(count);
            WorkingDays working = new WorkingDays(1 + random.nextInt(20));
            if (start.plusDays(70).getYear() == 2026) {
                assertThat(china.lastDay(days, start, CalendarReading.B))
                        .as("%s %s seed %d", days, start, SEED)
                        .isEqualTo(naive(days, start, PeriodPropertiesTest::freeInChina, 0));
                assertThat(china.lastDay(working, start, CalendarReading.B))
                        .as("%s %s seed %d", working, start, SEED)
                        .isEqualTo(naive(working, start, PeriodPropertiesTest::freeInChina, 0));
                assertThat(germany.lastDay(days, start, CalendarReading.A))
                        .as("%s %s seed %d", days, start, SEED)
                        .isEqualTo(naive(days, start, PeriodPropertiesTest::freeInGermany, count < 2 ? 0 : 2));
            }
            assertThat(states.lastDay(working, start, CalendarReading.A))
                    .as("%s %s seed %d", working, start, SEED)
                    .isEqualTo(naive(working, start, PeriodPropertiesTest::freeInTheStates, 0));
        }
    }

    /** Also where readings differ, years are provisional and holidays lie on weekends that are worked. */
    @Test
    void oneHolidayMoreShortensNobodysTime() {
        Random random = new Random(SEED);
        List<BusinessCalendar> calendars = List.copyOf(Calendars.all().values());
        for (int i = 0; i < RUNS; i++) {
            BusinessCalendar calendar = calendars.get(random.nextInt(calendars.size()));
            LocalDate start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900));
            LocalDate holiday = start.plusDays(random.nextInt(60) - 5L);
            LegalPeriod period = period(random);
            var moment = start.atTime(random.nextInt(24), random.nextInt(60))
                    .atZone(calendar.zone())
                    .toInstant();
            Deadline before =
                    new PeriodCounter(calendar).ends(period, moment, "").orElseThrow();
            Deadline after = new PeriodCounter(calendar.withHoliday(holiday))
                    .ends(period, moment, "")
                    .orElseThrow();
            assertThat(after.earliest())
                    .as("%s %s from %s with %s, seed %d", calendar.country(), period, start, holiday, SEED)
                    .isAfterOrEqualTo(before.earliest());
            assertThat(after.latest())
                    .as("%s %s from %s with %s, seed %d", calendar.country(), period, start, holiday, SEED)
                    .isAfterOrEqualTo(before.latest());
        }
    }

    private static LegalPeriod period(Random random) {
        int count = 1 + random.nextInt(30);
        return switch (random.nextInt(5)) {
            case 0 -> new CalendarDays(count);
            case 1 -> new Months(1 + random.nextInt(12));
            case 2 -> new WorkingDays(count);
            case 3 -> new Hours(count);
            default -> new BusinessDayWindow(count, count + random.nextInt(5));
        };
    }
}
