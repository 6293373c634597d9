package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeGuard;
import dev.colophon.cases.notice.NoticeMachine;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeTransition;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.regime.Regime;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What may happen to a notice whose copies stand apart: the machine is asked of each group of them. */
record CopyTransitions(List<CopyGroup> groups, Regime regime, NoticeFacts facts, Instant now) {

    /** Of such a copy nothing is left to do. */
    private static final Set<NoticePhase> ENDS = EnumSet.of(NoticePhase.REMOVED_VERIFIED, NoticePhase.RESTORED);

    private record Answer(CopyGroup group, NoticeTransition transition) {

        boolean isMoved() {
            return transition instanceof Moved;
        }
    }

    /** What comes of an event. What somebody says of certain copies has to be possible of each; what concerns all, of one. */
    NoticeTransition of(NoticeEvent event) {
        List<Answer> answers = answers(event);
        List<Answer> refused =
                answers.stream().filter(answer -> !answer.isMoved()).toList();
        List<Answer> moved = answers.stream().filter(Answer::isMoved).toList();
        boolean stands = moved.isEmpty() || refused.stream().anyMatch(answer -> isInTheWay(event, answer));
        return stands && !refused.isEmpty()
                ? refused.getFirst().transition()
                : moved.getFirst().transition();
    }

    private boolean isInTheWay(NoticeEvent event, Answer refused) {
        return switch (event) {
            case NoticeEvent.Closed _ ->
                !ENDS.contains(refused.group().state().phase())
                        || (refused.transition() instanceof Refused why && why.guard() == NoticeGuard.OWNER_NOT_TOLD);
            case NoticeEvent.Bounced _ -> true;
            case NoticeEvent.SuitFiled _, NoticeEvent.SuitProved _ -> false;
            default -> !event.copies().isEmpty();
        };
    }

    /** The same about those copies alone to which it can happen. */
    NoticeEvent narrowed(NoticeEvent event) {
        List<Answer> answers = answers(event);
        return answers.stream().allMatch(Answer::isMoved)
                ? event
                : AboutCopies.of(
                        event,
                        answers.stream()
                                .filter(Answer::isMoved)
                                .flatMap(answer -> copies(event, answer.group()))
                                .sorted()
                                .toList());
    }

    private static Stream<Integer> copies(NoticeEvent event, CopyGroup group) {
        return group.copies().stream()
                .filter(copy -> event.copies().isEmpty() || event.copies().contains(copy));
    }

    private List<Answer> answers(NoticeEvent event) {
        return groups.stream()
                .filter(group -> event.copies().isEmpty() || !Collections.disjoint(event.copies(), group.copies()))
                .map(group -> new Answer(group, NoticeMachine.apply(group.state(), event, regime, facts, now)))
                .toList();
    }
}
