package dev.colophon.service.json.notice;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.notice.course.CourseStep;
import dev.colophon.cases.notice.course.NoticeCourse;
import dev.colophon.evidence.messages.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become of a notice, in one language; the schema is {@code notice-course.schema.json}. */
public record NoticeCourseView(
        String regime,
        int version,
        String calendar,
        String zone,
        Instant from,
        List<StepView> steps,
        @Nullable SafeView safe,
        List<String> provisional,
        List<String> unverified) {

    /** A step. */
    public record StepView(
            CourseStep.Kind step, List<DateView> dates, String owner, String user, List<String> articles) {}

    /** A date of a step. */
    public record DateView(
            CourseStep.Mark mark,
            Instant earliest,
            Instant latest,
            String earliestDay,
            String latestDay,
            Deadline.Edge edge,
            boolean provisional,
            @Nullable String basis) {}

    /** The days on which a host may restore in every reading of the law. */
    public record SafeView(String first, String last) {}

    /** In a language. */
    public static NoticeCourseView of(NoticeCourse course, Language language) {
        return new NoticeCourseView(
                course.regime().id(),
                course.regime().version(),
                course.calendar().country(),
                course.calendar().zone().getId(),
                course.from().toInstant(),
                course.steps().stream().map(step -> step(step, language)).toList(),
                course.safe()
                        .map(safe -> new SafeView(
                                safe.first().toString(), safe.last().toString()))
                        .orElse(null),
                course.provisional().stream().map(String::valueOf).toList(),
                course.regime().unverified().stream().sorted().toList());
    }

    private static StepView step(CourseStep step, Language language) {
        return new StepView(
                step.kind(),
                step.dates().stream().map(marked -> date(marked, language)).toList(),
                step.owner().in(language),
                step.user().in(language),
                step.articles());
    }

    private static DateView date(CourseStep.Marked marked, Language language) {
        Deadline deadline = marked.deadline();
        return new DateView(
                marked.mark(),
                deadline.earliest().toInstant(),
                deadline.latest().toInstant(),
                deadline.earliestDay().toString(),
                deadline.latestDay().toString(),
                deadline.edge(),
                deadline.isProvisional(),
                deadline.basis().isEmpty() ? null : deadline.basis().in(language));
    }
}
