package dev.colophon.cases.calendar;

import dev.colophon.cases.yaml.YamlFault;
import dev.colophon.cases.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the calendar of a country. Its keys are those of {@link BusinessCalendar.Rules} and {@link CountingLaw}. */
final class CalendarReader {

    private CalendarReader() {}

    /**
     * The calendar that a file says.
     *
     * @throws YamlFault when it says none
     */
    static BusinessCalendar calendar(YamlNode file) {
        file.only(
                "country",
                "zone",
                "source",
                "read",
                "from",
                "until",
                "published",
                "reach",
                "holidays",
                "readings",
                "counted",
                "notices",
                "counting");
        Map<CalendarReading, Set<FreeDays>> readings = readings(file.get("readings"));
        int from = file.get("from").number(1990, 2099);
        int until = file.get("until").number(from, 2099);
        return new BusinessCalendar(new BusinessCalendar.Rules(
                file.get("country").text(),
                zone(file.get("zone")),
                file.get("source").text(),
                file.get("read").date(),
                from,
                until,
                file.find("published").map(year -> year.number(from, until)).orElse(until),
                file.find("reach").map(days -> days.number(1, 60)),
                file.all("holidays").map(one -> rule(one, from, until)).toList(),
                readings,
                file.all("counted").map(one -> reading(one, readings)).collect(Collectors.toUnmodifiableSet()),
                file.find("notices").map(CalendarReader::notices).orElse(Map.of()),
                law(file.get("counting"))));
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.fault("there is no time zone '%s'".formatted(node.text()));
        }
    }

    private static Map<CalendarReading, Set<FreeDays>> readings(YamlNode node) {
        Map<CalendarReading, Set<FreeDays>> readings = new EnumMap<>(CalendarReading.class);
        node.only("A", "B")
                .keys()
                .forEach(name -> readings.put(
                        CalendarReading.valueOf(name),
                        node.all(name).map(one -> one.oneOf(FreeDays.class)).collect(Collectors.toUnmodifiableSet())));
        if (readings.isEmpty()) {
            throw node.fault("no reading says which days are free");
        }
        return readings;
    }

    private static CalendarReading reading(YamlNode node, Map<CalendarReading, Set<FreeDays>> known) {
        CalendarReading reading = node.oneOf(CalendarReading.class);
        if (!known.containsKey(reading)) {
            throw node.fault("reading %s says nothing".formatted(reading));
        }
        return reading;
    }

    private static HolidayRule rule(YamlNode node, int from, int until) {
        node.only(
                "name",
                "date",
                "beforeSunday",
                "month",
                "weekday",
                "ordinal",
                "onFriday",
                "easter",
                "listed",
                "first",
                "days",
                "solarTerm");
        node.get("name").text();
        List<String> kinds = List.of("date", "weekday", "easter", "listed", "solarTerm").stream()
                .filter(kind -> node.find(kind).isPresent())
                .toList();
        if (kinds.size() != 1) {
            throw node.fault("a holiday has one of date, weekday, easter, listed, solarTerm");
        }
        return switch (kinds.getFirst()) {
            case "date" ->
                new HolidayRule.EachYear(
                        monthDay(node.get("date")),
                        node.find("beforeSunday").filter(CalendarReader::isTrue).isPresent());
            case "weekday" ->
                new HolidayRule.NthWeekday(
                        node.get("month").number(1, 12),
                        node.get("weekday").oneOf(DayOfWeek.class),
                        node.get("ordinal").number(-1, 4),
                        node.find("onFriday").map(CalendarReader::monthDay));
            case "easter" -> new HolidayRule.AfterEaster(node.get("easter").number(-60, 100));
            case "listed" ->
                new HolidayRule.Listed(
                        listed(node.get("listed"), from, until),
                        node.find("first").map(first -> first.number(-5, 5)).orElse(0),
                        node.find("days").map(days -> days.number(1, 10)).orElse(1));
            default -> {
                if (!node.get("solarTerm").text().equals("QINGMING")) {
                    throw node.get("solarTerm").fault("only QINGMING is known");
                }
                yield new HolidayRule.Qingming();
            }
        };
    }

    private static Map<Integer, LocalDate> listed(YamlNode node, int from, int until) {
        Map<Integer, LocalDate> days = node.items().stream()
                .map(YamlNode::date)
                .collect(Collectors.toMap(LocalDate::getYear, day -> day, (one, _) -> one));
        for (int year = from; year <= until; year++) {
            if (!days.containsKey(year)) {
                throw node.fault("no day of %d is listed".formatted(year));
            }
        }
        return days;
    }

    private static boolean isTrue(YamlNode node) {
        return switch (node.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw node.fault("true or false is expected here");
        };
    }

    private static MonthDay monthDay(YamlNode node) {
        try {
            return MonthDay.parse("--" + node.text());
        } catch (DateTimeException e) {
            throw node.fault("a month and a day such as 12-25 are expected here, not '%s'".formatted(node.text()));
        }
    }

    private static Map<Integer, BusinessCalendar.Notice> notices(YamlNode node) {
        Map<Integer, BusinessCalendar.Notice> notices = new HashMap<>();
        for (String year : node.keys()) {
            YamlNode notice = node.get(year).only("source", "off", "working");
            notice.get("source").text();
            notices.put(
                    year(year, notice),
                    new BusinessCalendar.Notice(days(notice, "off", year), days(notice, "working", year)));
        }
        return notices;
    }

    private static int year(String year, YamlNode node) {
        if (!year.matches("[12][0-9]{3}")) {
            throw node.fault("a year is expected here, not '%s'".formatted(year));
        }
        return Integer.parseInt(year);
    }

    private static Set<LocalDate> days(YamlNode notice, String key, String year) {
        return notice.all(key)
                .map(day -> monthDay(day).atYear(Integer.parseInt(year)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static CountingLaw law(YamlNode node) {
        node.only("firstDay", "lastDay", "months", "workingDays", "hours", "fullHours", "leastWorkingDays");
        return new CountingLaw(
                node.get("firstDay").text(),
                node.get("lastDay").text(),
                node.get("months").text(),
                node.get("workingDays").text(),
                node.get("hours").text(),
                node.find("fullHours").filter(CalendarReader::isTrue).isPresent(),
                node.find("leastWorkingDays").map(count -> count.number(0, 10)).orElse(0));
    }
}
