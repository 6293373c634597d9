package dev.colophon.cases.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendars that come with Colophon against lists that others published. */
class CalendarsTest {

    private static final Path FILES = Path.of("src/main/resources/dev/colophon/cases/calendar");

    @Test
    void everyFileIsKnownAndSaysWhereItIsFrom() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Calendars.countries().stream()
                            .map(country -> country + ".yaml")
                            .toList());
        }
        Calendars.all().forEach((country, calendar) -> {
            assertThat(calendar.country()).isEqualTo(country);
            assertThat(calendar.source()).isNotBlank();
            assertThat(calendar.read()).isBefore("2026-12-01");
        });
    }

    /** Working days of 2026 that are holidays, as the lists for Regulation 1182/71 have them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "AT, '01-01 01-06 04-06 05-01 05-14 05-25 06-04 10-26 12-08 12-25'",
        "DE, '01-01 04-03 04-06 05-01 05-14 05-25 12-25'",
        "ES, '01-01 01-06 04-03 05-01 10-12 12-08 12-25'",
        "FR, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25'",
        "IE, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25'",
        "LU, '01-01 04-06 05-01 05-14 05-25 06-23 12-25'",
        "NL, '01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25'",
        "SE, '01-01 01-06 04-03 04-06 05-01 05-14 12-25'",
        "PL, '01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25'"
    })
    void holidaysOfMemberStates(String country, String days) {
        BusinessCalendar calendar = Calendars.of(country);
        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                        .filter(day -> calendar.isFree(day, CalendarReading.A))
                        .map(day -> day.toString().substring(5)))
                .containsExactly(days.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "2025, 01-29, 04-04, 05-31, 10-06",
        "2026, 02-17, 04-05, 06-19, 09-25",
        "2027, 02-06, 04-05, 06-09, 09-15",
        "2028, 01-26, 04-04, 05-28, 10-03",
        "2029, 02-13, 04-04, 06-16, 09-22",
        "2030, 02-03, 04-05, 06-05, 09-12"
    })
    void holidaysOfTheChineseCalendar(int year, String spring, String qingming, String dragonBoat, String midAutumn) {
        BusinessCalendar china = Calendars.of("CN");
        LocalDate eve = on(year, spring).minusDays(1);
        List<LocalDate> days = List.of(
                eve,
                eve.plusDays(1),
                eve.plusDays(2),
                eve.plusDays(3),
                on(year, qingming),
                on(year, dragonBoat),
                on(year, midAutumn));
        List<LocalDate> fixed = Stream.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")
                .map(day -> on(year, day))
                .toList();
        assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(day -> china.isFree(day, CalendarReading.A)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(days.stream(), fixed.stream()).distinct().toList());
    }

    private static LocalDate on(int year, String day) {
        return MonthDay.parse("--" + day).atYear(year);
    }

    @ParameterizedTest
    @CsvSource({
        "2008-03-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18"
    })
    void easter(LocalDate sunday) {
        assertThat(new HolidayRule.AfterEaster(0).in(sunday.getYear())).containsExactly(sunday);
    }

    @Test
    void holidaysThatMove() {
        assertThat(Calendars.of("NL").isFree(LocalDate.of(2031, 4, 26), CalendarReading.A))
                .isTrue();
        assertThat(new HolidayRule.EachYear(MonthDay.of(4, 27), true).in(2031))
                .containsExactly(LocalDate.of(2031, 4, 26));
        assertThat(Calendars.of("IE").isFree(LocalDate.of(2030, 2, 1), CalendarReading.A))
                .isTrue();
        assertThat(Calendars.of("IE").isFree(LocalDate.of(2030, 2, 4), CalendarReading.A))
                .isFalse();
    }

    /** New Year's Day of 2028 is a Saturday. */
    @Test
    void theDayBeforeASaturdayIsObservedInTheOldYear() {
        LocalDate friday = LocalDate.of(2027, 12, 31);
        assertThat(Calendars.of("US").isFree(friday, CalendarReading.B)).isTrue();
        assertThat(Calendars.of("US").isFree(friday, CalendarReading.A)).isFalse();
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Calendars.of("XX"))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("there is no calendar of 'XX'; there are those of AT, CN");
        assertThatThrownBy(() -> Calendars.of("CN").isFree(LocalDate.of(2024, 5, 1), CalendarReading.A))
                .isInstanceOf(CalendarException.class)
                .hasMessage("the calendar of CN is right for 2025 to 2030, not for 2024");
        assertThatThrownBy(() -> Calendars.of("DE").isFree(LocalDate.of(2026, 5, 1), CalendarReading.B))
                .isInstanceOf(CalendarException.class);
        assertThat(List.of("CN", "DE", "US"))
                .allSatisfy(country -> assertThat(Calendars.of(country).isProvisional(LocalDate.of(2026, 10, 2)))
                        .isFalse());
    }
}
