package dev.colophon.cli.text.notice;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.notice.course.CourseStep;
import dev.colophon.cases.notice.course.NoticeCourse;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What would become of a notice, told to a person. */
public final class NoticeCourseText {

    private static final String INDENT = "    ";
    private static final int MOST_DAYS = 5;

    private final Language language;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;
    private final List<String> lines = new ArrayList<>();

    private NoticeCourseText(Language language) {
        Locale locale = Locale.forLanguageTag(language.tag());
        this.language = language;
        this.day = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", locale);
        this.moment = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", locale);
    }

    /** All of it. */
    public static List<String> lines(NoticeCourse course, Language language) {
        NoticeCourseText text = new NoticeCourseText(language);
        text.heading(course);
        course.steps().forEach(step -> text.step(course, step));
        return text.lines;
    }

    private void heading(NoticeCourse course) {
        Regime regime = course.regime();
        lines.add("@|bold %s|@"
                .formatted(Console.safe(language.say(
                        "course.heading",
                        regime.title().in(language),
                        String.valueOf(regime.version()),
                        course.calendar().country(),
                        course.calendar().zone().getId()))));
        lines.add(language.say("course.reckoned", moment.format(course.from())));
        if (!regime.unverified().isEmpty()) {
            lines.add("@|yellow %s|@"
                    .formatted(Console.safe(language.say(
                            "course.unverified",
                            regime.unverified().stream().sorted().collect(Collectors.joining(", "))))));
        }
        List<LocalDate> provisional = course.provisional();
        if (!provisional.isEmpty()) {
            lines.add(language.say("course.provisional-days", days(provisional)));
        }
    }

    private static String days(List<LocalDate> days) {
        return days.size() <= MOST_DAYS
                ? days.stream().map(LocalDate::toString).collect(Collectors.joining(", "))
                : "%s … %s (%d)".formatted(days.getFirst(), days.getLast(), days.size());
    }

    private void step(NoticeCourse course, CourseStep step) {
        lines.add("");
        lines.add("@|bold %s|@"
                .formatted(language.say("course.step." + step.kind().name())));
        step.dates().stream()
                .filter(marked -> marked.mark() != CourseStep.Mark.BEGINS)
                .forEach(this::date);
        if (step.kind() == CourseStep.Kind.RESTORED) {
            restored(course, step);
        }
        meaning("course.owner", step.owner().in(language));
        meaning("course.user", step.user().in(language));
        if (!step.articles().isEmpty()) {
            meaning("course.articles", String.join(", ", step.articles()));
        }
    }

    private void restored(NoticeCourse course, CourseStep step) {
        if (step.dates().size() == 1) {
            lines.add(INDENT + language.say("course.by-decision"));
        }
        course.safe()
                .ifPresent(safe -> lines.add(
                        INDENT + language.say("course.safe", day.format(safe.first()), day.format(safe.last()))));
    }

    private void meaning(String who, String sentence) {
        lines.add(INDENT + language.say("at", language.say(who), Console.safe(sentence)));
    }

    private void date(CourseStep.Marked marked) {
        Deadline deadline = marked.deadline();
        String earliest = when(deadline, deadline.earliestDay(), deadline.earliest());
        String latest = when(deadline, deadline.latestDay(), deadline.latest());
        lines.add(INDENT
                + language.say(
                        "at",
                        language.say("course.mark." + marked.mark().name()),
                        "@|bold %s|@".formatted(earliest.equals(latest) ? earliest : earliest + " / " + latest)));
        if (!deadline.basis().isEmpty()) {
            lines.add(INDENT + INDENT + Console.safe(deadline.basis().in(language)));
        }
    }

    private String when(Deadline deadline, LocalDate on, ZonedDateTime at) {
        return switch (deadline.edge()) {
            case BEGINS -> day.format(on) + " 00:00";
            case ENDS -> day.format(on) + " 24:00";
            case MOMENT -> moment.format(at);
        };
    }
}
