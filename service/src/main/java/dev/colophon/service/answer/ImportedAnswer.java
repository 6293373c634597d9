package dev.colophon.service.answer;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.Regime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An answer that was noted.
 *
 * @param notice that it answers
 * @param kind as what it counts from now on
 * @param asked what the person says that it is
 * @param was as what it counted before, where a person has corrected that
 * @param known whether it was there before, so that nothing has changed
 * @param phase of the notice now
 * @param groups of its copies now: one where all of them stand alike
 * @param check of a counter-notice: what the law asks of it
 * @param silenceDecides when the silence of the owner lets the content come back
 * @param doubts what a person should look at before they rely on it, a sentence each
 * @param changes what it changes of a notice that was retracted, a sentence each
 * @param copies those for which it counts
 * @param looks the sightings whose copies are looked for again because of it
 */
public record ImportedAnswer(
        NoticeNumber notice,
        Regime regime,
        AnswerContent content,
        AnswerKind kind,
        AnswerKind asked,
        Optional<AnswerKind> was,
        boolean known,
        NoticePhase phase,
        List<CopyGroup> groups,
        Optional<CounterCheck> check,
        Optional<Deadline> silenceDecides,
        List<String> doubts,
        List<String> changes,
        AnsweredCopies copies,
        List<String> looks) {

    public ImportedAnswer {
        groups = CopyGroup.alike(groups);
        doubts = List.copyOf(doubts);
        changes = List.copyOf(changes);
        looks = List.copyOf(looks);
    }

    /** Whether the recipient has said, or somebody has seen, that something was removed of what it contests: else nothing may come back. */
    public boolean takenDown() {
        return groups.stream()
                .filter(group -> copies.numbers().isEmpty() || !Collections.disjoint(copies.numbers(), group.copies()))
                .map(CopyGroup::state)
                .anyMatch(state -> state.phase() == NoticePhase.COUNTERED && state.takenDown());
    }
}
