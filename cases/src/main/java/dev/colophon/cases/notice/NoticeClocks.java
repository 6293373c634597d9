package dev.colophon.cases.notice;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.calendar.CalendarException;
import dev.colophon.cases.calendar.Calendars;
import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.calendar.DeadlineWindow;
import dev.colophon.cases.calendar.LegalPeriod;
import dev.colophon.cases.calendar.PeriodCounter;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.cases.regime.Regime.Side;
import dev.colophon.evidence.messages.Message;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/** When the times of a procedure run out, by a calendar. Pure. */
public final class NoticeClocks {

    private NoticeClocks() {}

    /** Whether a time has run out. */
    public sealed interface Due {

        /** What it starts with has not happened. */
        record NotStarted() implements Due {}

        /** It cannot be counted. */
        record Fails(Message reason) implements Due {

            /** The reason in English. */
            public String why() {
                return reason.toString();
            }
        }

        /**
         * It runs out then.
         *
         * @param at the moment from which on it counts as over for whoever's time it is: the owner's at the earliest, others' at the latest
         * @param last the moment from which on it is over for everybody
         * @param deadline how it was counted, of a window how its opening was; empty where the law names no length and {@code at} is a custom of ours
         */
        record At(ZonedDateTime at, ZonedDateTime last, Optional<Deadline> deadline) implements Due {

            /** The first moment at which it is over in any reading; of a window, at which that opens. */
            public ZonedDateTime earliest() {
                return deadline.map(Deadline::earliest).orElse(at);
            }
        }
    }

    /** When a time of a notice runs out. */
    public static Due due(ClockRule rule, NoticeState state, Optional<BusinessCalendar> calendar) {
        Instant start = state.starts().get(rule.starts());
        return start == null ? new Due.NotStarted() : due(rule, start, calendar);
    }

    /** When a time that started then runs out. */
    public static Due due(ClockRule rule, Instant start, Optional<BusinessCalendar> calendar) {
        if (calendar.isEmpty()) {
            return new Due.Fails(Message.of("notice.clock.no-calendar", String.join(", ", Calendars.countries())));
        }
        try {
            PeriodCounter counter = new PeriodCounter(calendar.get());
            if (rule.length() instanceof LegalPeriod.Prompt) {
                ZonedDateTime reminded = start.plus(rule.remind().orElseThrow())
                        .atZone(calendar.get().zone());
                return new Due.At(reminded, reminded, Optional.empty());
            }
            Optional<DeadlineWindow> window = counter.window(rule.length(), start, rule.article());
            Deadline closes = counter.ends(rule.length(), start, rule.article()).orElseThrow();
            return new Due.At(
                    rule.whose() == Side.OWNER ? closes.earliest() : closes.latest(),
                    closes.latest(),
                    window.map(DeadlineWindow::opens).or(() -> Optional.of(closes)));
        } catch (CalendarException e) {
            return new Due.Fails(Message.verbatim(String.valueOf(e.getMessage())));
        }
    }

    /** Why some time of a procedure could not be counted if a notice were received then; empty when all can. */
    static Optional<String> failure(Regime regime, Instant received, Optional<BusinessCalendar> calendar) {
        return regime.clocks().stream()
                .flatMap(rule -> due(rule, received, calendar) instanceof Due.Fails fails
                        ? Stream.of(fails.why())
                        : Stream.empty())
                .findFirst();
    }

    /** When the silence of the owner lets content come back, of a notice that the user has answered. */
    public static Optional<Deadline> silenceDecides(
            Regime regime, NoticeState state, Optional<BusinessCalendar> calendar) {
        return regime.restoreClock()
                .flatMap(
                        rule -> due(rule, state, calendar) instanceof Due.At runs ? runs.deadline() : Optional.empty());
    }
}
