package dev.colophon.registry.message.record;

import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.StatedDay;
import dev.colophon.registry.work.RegistryException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From when to when something holds, in the words of a message: days, months or years, of which the last counts, or moments, of which
 * the end does not.
 *
 * @param from empty: since ever
 * @param to empty: for ever
 */
public record StatedPeriod(Optional<String> from, Optional<String> to) {

    private static final String NO_DAY = "`%s` is no day";

    public static final StatedPeriod ALWAYS = new StatedPeriod(Optional.empty(), Optional.empty());

    /**
     * Its days in UTC; one of which a part belongs to it counts.
     *
     * @throws RegistryException when it is written otherwise, or ends before it begins
     */
    public DateRange dates() {
        return new DateRange(
                from.map(text -> possible(text, isMoment(text) ? day(moment(text)) : firstDay(text))),
                to.map(text -> possible(text, isMoment(text) ? day(moment(text).minusNanos(1)) : lastDay(text))));
    }

    private static LocalDate possible(String text, LocalDate day) {
        if (!StatedDay.isPossible(day)) {
            throw new RegistryException(NO_DAY.formatted(text));
        }
        return day;
    }

    /** Years have four digits, as those of messages do: no other fits a database. */
    private static boolean isMoment(String text) {
        if (!text.matches("\\d{4}(-.*)?")) {
            throw new RegistryException(NO_DAY.formatted(text));
        }
        return text.indexOf('T') > 0;
    }

    private static Instant moment(String text) {
        return MessageDate.moment(text).orElseThrow(() -> new RegistryException(NO_DAY.formatted(text)));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static LocalDate firstDay(String text) {
        String date = withoutZone(text);
        try {
            return switch (date.length()) {
                case 4 -> Year.parse(date).atDay(1);
                case 7 -> YearMonth.parse(date).atDay(1);
                default -> LocalDate.parse(date);
            };
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    private static LocalDate lastDay(String text) {
        LocalDate first = firstDay(text);
        return switch (withoutZone(text).length()) {
            case 4 -> first.plusYears(1).minusDays(1);
            case 7 -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
    }

    /** As XML writes days: with or without one. */
    private static String withoutZone(String text) {
        return text.replaceFirst("(?<=.{7})(Z|[+-]\\d{2}:\\d{2})$", "");
    }

    private static RegistryException unreadable(String text, DateTimeException cause) {
        return new RegistryException(NO_DAY.formatted(text), cause);
    }

    /** {@code from 2026-01-01, until 2026-12-31}, as the message has them; nothing of always. */
    public String words() {
        return Stream.of(from.map(day -> "from " + day), to.map(day -> "until " + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
