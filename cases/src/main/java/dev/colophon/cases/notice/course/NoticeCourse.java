package dev.colophon.cases.notice.course;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.calendar.CalendarException;
import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.calendar.DeadlineWindow;
import dev.colophon.cases.calendar.PeriodCounter;
import dev.colophon.cases.notice.course.CourseStep.Kind;
import dev.colophon.cases.notice.course.CourseStep.Mark;
import dev.colophon.cases.notice.course.CourseStep.Marked;
import dev.colophon.cases.notice.course.CourseStep.Meaning;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.cases.regime.Regime.Restore;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.evidence.messages.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would become of a notice under a procedure, step by step, each reckoned as if it began at the same moment. Pure.
 *
 * @param from when each step begins, in the zone of the recipient
 * @param safe of a restoring that has a window: the days within it in every reading of the law
 */
public record NoticeCourse(
        Regime regime, BusinessCalendar calendar, ZonedDateTime from, List<CourseStep> steps, Optional<SafeDays> safe) {

    /** How long after a claim of removal somebody looks; later looks are monthly. */
    private static final List<Duration> LOOKS =
            List.of(Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30));

    public NoticeCourse {
        steps = List.copyOf(steps);
    }

    /** Days, both included. */
    public record SafeDays(LocalDate first, LocalDate last) {}

    /**
     * The course from a step on.
     *
     * @param from when that step begins, in the zone of the calendar
     * @throws CalendarException when the calendar does not cover the years
     */
    public static NoticeCourse of(Regime regime, BusinessCalendar calendar, Kind first, ZonedDateTime from) {
        Reckoner reckoner = new Reckoner(regime, calendar, from);
        List<CourseStep> steps = Arrays.stream(Kind.values())
                .filter(kind -> kind.compareTo(first) >= 0)
                .map(reckoner::step)
                .toList();
        return new NoticeCourse(regime, calendar, from, steps, reckoner.safe());
    }

    /** Days in it that were counted by rule, ascending. */
    public List<LocalDate> provisional() {
        return steps.stream()
                .flatMap(step -> step.dates().stream())
                .flatMap(marked -> marked.deadline().provisional().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    /** Reckons the dates of one course. */
    private record Reckoner(Regime regime, BusinessCalendar calendar, ZonedDateTime from) {

        CourseStep step(Kind kind) {
            List<Marked> dates = new ArrayList<>();
            dates.add(new Marked(Mark.BEGINS, exactly(from, Message.none())));
            dates.addAll(dates(kind));
            if (kind == Kind.RETRACTED) {
                return new CourseStep(
                        kind,
                        dates,
                        new Meaning.OfColophon(Message.of("course.retract.owner")),
                        new Meaning.OfColophon(Message.of("course.retract.user")),
                        List.of());
            }
            Regime.StepMeaning meaning = regime.step(RegimeStep.valueOf(kind.name()));
            return new CourseStep(
                    kind,
                    dates,
                    new Meaning.OfProfile(meaning.owner()),
                    new Meaning.OfProfile(meaning.user()),
                    meaning.articles());
        }

        private List<Marked> dates(Kind kind) {
            return switch (kind) {
                case SENT, RETRACTED -> List.of();
                case SILENT ->
                    clocks(ClockStart.RECEIVED, ClockExpiry.SILENT)
                            .flatMap(this::silence)
                            .toList();
                case REMOVAL_CLAIMED ->
                    Stream.concat(LOOKS.stream().map(after -> custom(Mark.LOOK, after)), objections())
                            .toList();
                case COUNTERED -> acting();
                case RESTORED -> restoring();
            };
        }

        private Stream<ClockRule> clocks(ClockStart start, ClockExpiry expiry) {
            return regime.clocks().stream().filter(rule -> rule.starts() == start && rule.onExpiry() == expiry);
        }

        private Stream<Marked> silence(ClockRule rule) {
            return Stream.concat(
                    rule.remind().stream().map(after -> custom(Mark.REMIND, after)),
                    rule.escalate().stream().map(after -> custom(Mark.ESCALATE, after)));
        }

        /** Right to object, which begin when the decision is told. */
        private Stream<Marked> objections() {
            return clocks(ClockStart.DECISION_TOLD, ClockExpiry.UNCHANGED)
                    .flatMap(rule -> ends(rule).stream())
                    .map(deadline -> new Marked(Mark.OBJECTION_ENDS, deadline));
        }

        /** Until when a complaint or an action stops the content from being restored. */
        private List<Marked> acting() {
            return regime
                    .restoreClock()
                    .map(rule -> window(rule)
                            .map(window -> new Marked(
                                    knowsComplaints(rule) ? Mark.ACT_BEFORE : Mark.SUE_BEFORE, window.opens()))
                            .or(() -> ends(rule)
                                    .map(deadline -> new Marked(
                                            knowsComplaints(rule) ? Mark.ACT_UNTIL : Mark.SUE_UNTIL, deadline))))
                    .flatMap(marked -> marked)
                    .stream()
                    .toList();
        }

        /** Whether a complaint to an authority stops it as an action does. */
        private static boolean knowsComplaints(ClockRule rule) {
            return rule.stoppedBy().contains(Regime.ClockStop.COMPLAINT_PROVED);
        }

        private List<Marked> restoring() {
            if (regime.counter().restore() instanceof Restore.AtOnce) {
                return List.of(new Marked(
                        Mark.AT_ONCE,
                        exactly(
                                from,
                                Message.of(
                                        "course.at-once",
                                        String.join(
                                                ", ",
                                                regime.step(RegimeStep.RESTORED).articles())))));
            }
            List<Marked> dates = new ArrayList<>();
            regime.restoreClock()
                    .ifPresent(rule -> window(rule)
                            .ifPresentOrElse(
                                    window -> {
                                        dates.add(new Marked(Mark.OPENS, window.opens()));
                                        dates.add(new Marked(Mark.CLOSES, window.closes()));
                                    },
                                    () -> ends(rule)
                                            .ifPresent(deadline -> dates.add(new Marked(Mark.ENDS, deadline)))));
            return dates;
        }

        private Optional<SafeDays> safe() {
            return regime.restoreClock()
                    .flatMap(this::window)
                    .map(window -> new SafeDays(window.safeFrom(), window.safeTo()));
        }

        private Optional<Deadline> ends(ClockRule rule) {
            return new PeriodCounter(calendar).ends(rule.length(), from.toInstant(), rule.article());
        }

        private Optional<DeadlineWindow> window(ClockRule rule) {
            return new PeriodCounter(calendar).window(rule.length(), from.toInstant(), rule.article());
        }

        private Marked custom(Mark mark, Duration after) {
            return new Marked(mark, exactly(from.plus(after), Message.of("course.custom")));
        }

        private static Deadline exactly(ZonedDateTime moment, Message basis) {
            return new Deadline(moment, moment, Deadline.Edge.MOMENT, List.of(), basis);
        }
    }
}
