package dev.colophon.service.notice;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.calendar.CalendarException;
import dev.colophon.cases.calendar.Calendars;
import dev.colophon.cases.notice.course.CourseStep;
import dev.colophon.cases.notice.course.NoticeCourse;
import dev.colophon.cases.regime.Regime;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what would become of a notice, without one. Nothing is stored or sent. */
public final class SimulateNotice {

    /** Before it nothing of all this was law. */
    private static final int FIRST_YEAR = 1998;

    private static final int LAST_YEAR = 2200;

    private final Settings settings;

    public SimulateNotice(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is asked.
     *
     * @param regime id of a profile, with or without its year
     * @param step with which to begin, such as {@code removal-claimed}; empty: the sending
     * @param from a day (noon is meant), or a day and a time, in the zone of the calendar
     * @param country of the recipient, ISO 3166-1, where the procedure counts by its calendar
     */
    public record Request(String regime, Optional<String> step, String from, Optional<String> country) {}

    /**
     * The course of such a notice. Anybody may ask.
     *
     * @throws ServiceException when there is no such procedure, step, day or calendar
     */
    public NoticeCourse simulate(Actor actor, Request request) {
        actor.require(Permission.READ);
        Regime regime = NoticeUsage.regime(ListRegimes.known(settings), request.regime());
        CourseStep.Kind step = request.step().map(SimulateNotice::step).orElse(CourseStep.Kind.SENT);
        LocalDateTime from = moment(request.from());
        try {
            BusinessCalendar calendar = calendar(regime, request.country());
            requireThere(from, calendar.zone());
            return NoticeCourse.of(regime, calendar, step, from.atZone(calendar.zone()));
        } catch (CalendarException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static CourseStep.Kind step(String name) {
        return Arrays.stream(CourseStep.Kind.values())
                .filter(kind -> words(kind).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE,
                        "there is no state '%s'; there are %s"
                                .formatted(
                                        name,
                                        Arrays.stream(CourseStep.Kind.values())
                                                .map(SimulateNotice::words)
                                                .collect(Collectors.joining(", ")))));
    }

    private static String words(CourseStep.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static LocalDateTime moment(String text) {
        try {
            return text.indexOf('T') < 0 ? LocalDate.parse(text).atTime(LocalTime.NOON) : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new ServiceException(
                    Category.USAGE, "'%s' is no day: write 2027-03-12, or 2027-03-12T18:00".formatted(text));
        }
    }

    private static void requireThere(LocalDateTime from, ZoneId zone) {
        if (from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR) {
            throw new ServiceException(
                    Category.USAGE,
                    "no calendar reaches to the year %d: name a day of %d to %d"
                            .formatted(from.getYear(), FIRST_YEAR, LAST_YEAR));
        }
        Optional.ofNullable(zone.getRules().getTransition(from))
                .filter(ZoneOffsetTransition::isGap)
                .ifPresent(gap -> {
                    throw new ServiceException(
                            Category.USAGE,
                            "there is no %s in %s: clocks go from %s to %s then"
                                    .formatted(
                                            from,
                                            zone.getId(),
                                            gap.getDateTimeBefore().toLocalTime(),
                                            gap.getDateTimeAfter().toLocalTime()));
                });
    }

    private static BusinessCalendar calendar(Regime regime, Optional<String> country) {
        Optional<String> named = country.map(code -> code.toUpperCase(Locale.ROOT));
        if (regime.calendar().isEmpty() && named.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE,
                    "%s counts by the calendar of the recipient's country: name it with --country (%s)"
                            .formatted(regime.id(), String.join(", ", Calendars.countries())));
        }
        if (regime.calendar().isPresent() && named.isPresent() && !named.equals(regime.calendar())) {
            throw new ServiceException(
                    Category.USAGE,
                    "%s counts by the calendar of %s, wherever the recipient is: leave out --country"
                            .formatted(regime.id(), regime.calendar().get()));
        }
        return regime.calendarFor(named);
    }
}
