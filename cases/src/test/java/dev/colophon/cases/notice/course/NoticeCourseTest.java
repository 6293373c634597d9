package dev.colophon.cases.notice.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.notice.course.CourseStep.Kind;
import dev.colophon.cases.notice.course.CourseStep.Mark;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.messages.Language;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeCourseTest {

    private static NoticeCourse course(String id, Kind first, String from) {
        Regime regime = Regimes.builtIn().named(id).orElseThrow();
        BusinessCalendar calendar = regime.calendarFor(Optional.of("DE"));
        return NoticeCourse.of(
                regime, calendar, first, LocalDate.parse(from).atTime(12, 0).atZone(calendar.zone()));
    }

    private static Deadline date(NoticeCourse course, Kind kind, Mark mark) {
        return course.steps().stream()
                .filter(step -> step.kind() == kind)
                .flatMap(step -> step.dates().stream())
                .filter(marked -> marked.mark() == mark)
                .findFirst()
                .orElseThrow()
                .deadline();
    }

    @Test
    void aDmcaNoticeIsRestoredWithinItsWindow() {
        NoticeCourse course = course("us-dmca", Kind.SENT, "2027-03-12");
        assertThat(date(course, Kind.RESTORED, Mark.OPENS).earliestDay()).isEqualTo("2027-03-26");
        assertThat(date(course, Kind.RESTORED, Mark.CLOSES).latestDay()).isEqualTo("2027-04-01");
        assertThat(date(course, Kind.COUNTERED, Mark.SUE_BEFORE).earliestDay()).isEqualTo("2027-03-26");
        assertThat(course.provisional()).isEmpty();
    }

    @Test
    void twoReadingsLeaveSafeDays() {
        NoticeCourse course = course("us-dmca", Kind.COUNTERED, "2026-06-22");
        assertThat(course.safe().orElseThrow())
                .isEqualTo(new NoticeCourse.SafeDays(LocalDate.of(2026, 7, 7), LocalDate.of(2026, 7, 10)));
        assertThat(course.steps())
                .extracting(CourseStep::kind)
                .containsExactly(Kind.COUNTERED, Kind.RESTORED, Kind.RETRACTED);
    }

    @Test
    void fifteenDaysOfTheEcommerceLaw() {
        NoticeCourse course = course("cn-ec", Kind.SENT, "2027-03-10");
        assertThat(date(course, Kind.RESTORED, Mark.ENDS).latestDay()).isEqualTo("2027-03-25");
        assertThat(date(course, Kind.COUNTERED, Mark.ACT_UNTIL).earliestDay()).isEqualTo("2027-03-25");
        assertThat(course("cn-ec", Kind.COUNTERED, "2026-12-17").provisional()).contains(LocalDate.of(2027, 1, 1));
    }

    @Test
    void sixMonthsToComplain() {
        NoticeCourse course = course("eu-dsa", Kind.REMOVAL_CLAIMED, "2026-08-31");
        assertThat(date(course, Kind.REMOVAL_CLAIMED, Mark.OBJECTION_ENDS).latestDay())
                .isEqualTo("2027-03-01");
        assertThat(course.safe()).isEmpty();
    }

    @Test
    void storedWorksComeBackAtOnce() {
        NoticeCourse course = course("cn-rprnd", Kind.SENT, "2026-11-02");
        assertThat(date(course, Kind.RESTORED, Mark.AT_ONCE).earliestDay()).isEqualTo("2026-11-02");
        assertThat(date(course, Kind.SILENT, Mark.REMIND).earliestDay()).isEqualTo("2026-11-03");
    }

    /** Every step of every procedure says something to both sides, in every language. */
    @ParameterizedTest
    @ValueSource(strings = {"cn-cc", "cn-ec", "cn-rprnd", "eu-dsa", "platform", "us-dmca"})
    void everyStepSpeaksToBothSides(String id) {
        NoticeCourse course = course(id, Kind.SENT, "2026-11-02");
        assertThat(course.steps()).hasSize(Kind.values().length);
        assertThat(course.steps()).allSatisfy(step -> {
            assertThat(step.owner().in(Language.ENGLISH)).endsWith(".");
            assertThat(step.user().in(Language.ENGLISH)).endsWith(".");
            assertThat(step.owner().in(Language.of("zh").orElseThrow())).endsWith("。");
            assertThat(step.user().in(Language.of("zh").orElseThrow())).endsWith("。");
            for (CourseStep.Meaning said : List.of(step.owner(), step.user())) {
                assertThat(said.in(Language.of("zh-Hant").orElseThrow()))
                        .endsWith("。")
                        .isNotEqualTo(said.in(Language.ENGLISH));
                assertThat(said.in(Language.of("mn").orElseThrow()))
                        .endsWith(".")
                        .containsPattern("\\p{IsCyrillic}");
            }
        });
        assertThat(Arrays.stream(Kind.values()))
                .containsExactlyElementsOf(
                        course.steps().stream().map(CourseStep::kind).toList());
    }
}
