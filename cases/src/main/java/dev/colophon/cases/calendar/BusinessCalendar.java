package dev.colophon.cases.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The free days of a country. Immutable but for what it has reckoned once; for many threads. Days outside the years of its file throw a
 * {@link CalendarException}: nobody may think that a year without rules has no holidays.
 */
public final class BusinessCalendar {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /**
     * What a file says.
     *
     * @param country ISO 3166-1
     * @param zone whose days are meant
     * @param source where the holidays were read
     * @param read the day on which they were
     * @param from the first year that it is right for
     * @param until the last one
     * @param published the last year of which the days are published and were read; later ones are reckoned
     * @param reach within how many days of a holiday a list that is yet to come may change a day; empty where it may change any
     * @param holidays when they are
     * @param readings which days are free, by reading
     * @param counted readings in which working days are counted
     * @param notices what governments made of single days, by year
     */
    record Rules(
            String country,
            ZoneId zone,
            String source,
            LocalDate read,
            int from,
            int until,
            int published,
            Optional<Integer> reach,
            List<HolidayRule> holidays,
            Map<CalendarReading, Set<FreeDays>> readings,
            Set<CalendarReading> counted,
            Map<Integer, Notice> notices,
            CountingLaw law) {}

    /** The yearly notice of a government. */
    record Notice(Set<LocalDate> off, Set<LocalDate> working) {}

    private final Rules rules;
    private final Set<LocalDate> added;
    private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();
    private final Map<Integer, Set<LocalDate>> substitutes = new ConcurrentHashMap<>();

    BusinessCalendar(Rules rules) {
        this(rules, Set.of());
    }

    private BusinessCalendar(Rules rules, Set<LocalDate> added) {
        this.rules = rules;
        this.added = added;
    }

    /** The same with one holiday more. */
    BusinessCalendar withHoliday(LocalDate day) {
        Set<LocalDate> more = new HashSet<>(added);
        more.add(day);
        return new BusinessCalendar(rules, Set.copyOf(more));
    }

    /** The same days and zone, with none of them free: for times that people have agreed on, which no law counts. */
    public BusinessCalendar asAgreed() {
        String agreed = "as is usual, by no law; 惯常算法，并非法律规定";
        return new BusinessCalendar(new Rules(
                rules.country(),
                rules.zone(),
                rules.source(),
                rules.read(),
                rules.from(),
                rules.until(),
                rules.until(),
                rules.reach(),
                rules.holidays(),
                Map.of(CalendarReading.A, Set.of()),
                Set.of(CalendarReading.A),
                Map.of(),
                new CountingLaw(agreed, agreed, agreed, agreed, agreed, false, 0)));
    }

    /** ISO 3166-1. */
    public String country() {
        return rules.country();
    }

    /** Whose days are meant. */
    public ZoneId zone() {
        return rules.zone();
    }

    /** Where the holidays were read. */
    public String source() {
        return rules.source();
    }

    /** The day on which the holidays were read. */
    public LocalDate read() {
        return rules.read();
    }

    /** How the law may be read, the narrowest first. */
    public Set<CalendarReading> readings() {
        return EnumSet.copyOf(rules.readings().keySet());
    }

    /** The readings in which working days are counted. */
    public Set<CalendarReading> workingDayReadings() {
        return EnumSet.copyOf(rules.counted());
    }

    CountingLaw law() {
        return rules.law();
    }

    /**
     * Whether nothing needs to be done on a day.
     *
     * @throws CalendarException when the file does not cover its year
     */
    public boolean isFree(LocalDate day, CalendarReading reading) {
        Set<FreeDays> free = free(reading);
        if (free.contains(FreeDays.HOLIDAYS) && holidays(day.getYear()).contains(day)) {
            return true;
        }
        Optional<Notice> notice = Optional.ofNullable(rules.notices().get(day.getYear()));
        if (free.contains(FreeDays.NOTICES) && notice.isPresent()) {
            if (notice.get().working().contains(day)) {
                return false;
            }
            if (notice.get().off().contains(day)) {
                return true;
            }
        }
        return (free.contains(FreeDays.WEEKENDS) && isWeekend(day))
                || (free.contains(FreeDays.SUBSTITUTES)
                        && notice.isEmpty()
                        && substitutes(day.getYear()).contains(day))
                || (free.contains(FreeDays.OBSERVED) && isObserved(day));
    }

    private Set<FreeDays> free(CalendarReading reading) {
        Set<FreeDays> free = rules.readings().get(reading);
        if (free == null) {
            throw new CalendarException("the calendar of %s has no reading %s".formatted(country(), reading));
        }
        return free;
    }

    /**
     * Whether a list of free days that is yet to come, or was not read, may change what {@link #isFree} says.
     *
     * @throws CalendarException when the file does not cover its year
     */
    public boolean isProvisional(LocalDate day) {
        check(day.getYear());
        return day.getYear() > rules.published()
                && rules.reach()
                        .map(reach -> day.minusDays(reach)
                                .datesUntil(day.plusDays(reach + 1L))
                                .anyMatch(near -> covers(near.getYear())
                                        && holidays(near.getYear()).contains(near)))
                        .orElse(true);
    }

    private static boolean isWeekend(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek());
    }

    private boolean isObserved(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case FRIDAY -> isHoliday(day.plusDays(1));
            case MONDAY -> isHoliday(day.minusDays(1));
            default -> false;
        };
    }

    private boolean isHoliday(LocalDate day) {
        return covers(day.getYear()) && holidays(day.getYear()).contains(day);
    }

    private boolean covers(int year) {
        return year >= rules.from() && year <= rules.until();
    }

    private void check(int year) {
        if (!covers(year)) {
            throw new CalendarException("the calendar of %s is right for %d to %d, not for %d"
                    .formatted(country(), rules.from(), rules.until(), year));
        }
    }

    private Set<LocalDate> holidays(int year) {
        check(year);
        return holidays.computeIfAbsent(year, this::reckon);
    }

    private Set<LocalDate> reckon(int year) {
        Stream<LocalDate> ruled = rules.holidays().stream().flatMap(rule -> rule.in(year).stream());
        return new TreeSet<>(Stream.concat(ruled, added.stream().filter(day -> day.getYear() == year))
                .toList());
    }

    /** For each holiday on a weekend the next day that is neither that nor free for another reason. */
    private Set<LocalDate> substitutes(int year) {
        return substitutes.computeIfAbsent(year, _ -> {
            Set<LocalDate> free = holidays(year);
            Set<LocalDate> found = new HashSet<>();
            for (LocalDate holiday : free) {
                if (isWeekend(holiday)) {
                    LocalDate day = holiday;
                    while (isWeekend(day) || free.contains(day) || found.contains(day)) {
                        day = day.plusDays(1);
                    }
                    found.add(day);
                }
            }
            return found;
        });
    }
}
