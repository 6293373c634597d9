package dev.colophon.cases.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which days of a year a holiday is on. Pure. */
sealed interface HolidayRule {

    /** In a year of the Gregorian calendar, ascending. */
    List<LocalDate> in(int year);

    /**
     * The same date every year.
     *
     * @param beforeSunday the day before instead, when it is a Sunday
     */
    record EachYear(MonthDay day, boolean beforeSunday) implements HolidayRule {

        @Override
        public List<LocalDate> in(int year) {
            LocalDate date = day.atYear(year);
            return List.of(beforeSunday && date.getDayOfWeek() == DayOfWeek.SUNDAY ? date.minusDays(1) : date);
        }
    }

    /**
     * A day of the week in a month.
     *
     * @param ordinal the first is 1, the last -1
     * @param onFriday a date that is taken instead, when it is a Friday
     */
    record NthWeekday(int month, DayOfWeek weekday, int ordinal, Optional<MonthDay> onFriday) implements HolidayRule {

        @Override
        public List<LocalDate> in(int year) {
            LocalDate nth = LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
            return List.of(onFriday.map(day -> day.atYear(year))
                    .filter(date -> date.getDayOfWeek() == DayOfWeek.FRIDAY)
                    .orElse(nth));
        }
    }

    /** So many days after Easter Sunday of the Western churches, before it when negative. */
    record AfterEaster(int days) implements HolidayRule {

        @Override
        public List<LocalDate> in(int year) {
            return List.of(easter(year).plusDays(days));
        }

        /** Gauss's rule as Butcher gave it in 1876, for every Gregorian year. */
        static LocalDate easter(int year) {
            int golden = year % 19;
            int century = year / 100;
            int inCentury = year % 100;
            int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
            int week = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - moon - inCentury % 4) % 7;
            int late = (golden + 11 * moon + 22 * week) / 451;
            int month = (moon + week - 7 * late + 114) / 31;
            int day = (moon + week - 7 * late + 114) % 31 + 1;
            return LocalDate.of(year, month, day);
        }
    }

    /**
     * Days that no rule gives, such as those of the Chinese calendar: new moons have to be known to the minute.
     *
     * @param byYear a day of each year
     * @param first the first holiday, in days after that day
     * @param count how many
     */
    record Listed(Map<Integer, LocalDate> byYear, int first, int count) implements HolidayRule {

        public Listed {
            byYear = Map.copyOf(byYear);
        }

        @Override
        public List<LocalDate> in(int year) {
            LocalDate day = byYear.get(year);
            return day == null
                    ? List.of()
                    : IntStream.range(first, first + count)
                            .mapToObj(day::plusDays)
                            .toList();
        }
    }

    /** The solar term Qingming (清明), when the sun is at 15 degrees; the customary formula, right from 2000 to 2099. */
    record Qingming() implements HolidayRule {

        @Override
        public List<LocalDate> in(int year) {
            int inCentury = year % 100;
            return List.of(LocalDate.of(year, 4, (int) (inCentury * 0.2422 + 4.81) - inCentury / 4));
        }
    }
}
