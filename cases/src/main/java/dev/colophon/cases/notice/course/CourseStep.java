package dev.colophon.cases.notice.course;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.regime.ProfileText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import java.util.List;

/**
 * One step of a course.
 *
 * @param owner what it means for whoever gives the notice
 * @param user what it means for whoever put the content there
 */
public record CourseStep(Kind kind, List<Marked> dates, Meaning owner, Meaning user, List<String> articles) {

    public CourseStep {
        dates = List.copyOf(dates);
        articles = List.copyOf(articles);
    }

    /** The steps in their order. */
    public enum Kind {
        SENT,
        SILENT,
        REMOVAL_CLAIMED,
        COUNTERED,
        RESTORED,
        RETRACTED
    }

    /** What a date is. */
    public enum Mark {
        /** The step is reckoned from here. */
        BEGINS,
        /** The recipient is reminded. */
        REMIND,
        /** The next recipient is written to. */
        ESCALATE,
        /** Somebody looks whether the content is gone. */
        LOOK,
        /** Until then the user, or the owner, may object. */
        OBJECTION_ENDS,
        /** The host has to know of a complaint or an action before that day begins. */
        ACT_BEFORE,
        /** The host has to know of a complaint or an action by the end of that day. */
        ACT_UNTIL,
        /** The same where the law knows no complaint to an authority: an action has to be filed before it. */
        SUE_BEFORE,
        /** The same: an action has to be filed until then. */
        SUE_UNTIL,
        /** From then on the content may be restored. */
        OPENS,
        /** By then it is to be restored. */
        CLOSES,
        /** It is to be restored after that day. */
        ENDS,
        /** It is to be restored then. */
        AT_ONCE
    }

    /** A date and what it is. */
    public record Marked(Mark mark, Deadline deadline) {}

    /** A sentence, of a profile or of Colophon. */
    public sealed interface Meaning {

        /** Of a profile. */
        record OfProfile(ProfileText text) implements Meaning {}

        /** Of Colophon. */
        record OfColophon(Message text) implements Meaning {}

        /** In words. */
        default String in(Language language) {
            return switch (this) {
                case OfProfile(ProfileText text) -> text.in(language);
                case OfColophon(Message text) -> text.in(language);
            };
        }
    }
}
