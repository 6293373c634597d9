package dev.colophon.service.json.notice;

import dev.colophon.cases.notice.DisputedMatter;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.BothSides;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the owner and the user of a contested notice have said, clause by clause.
 *
 * @param sent when the notice left
 * @param owner what the law tells the owner now; absent where no counter-notice counts, or nothing waits any more
 * @param user what it tells the user
 * @param articles of the law that tell it
 */
public record BothSidesView(
        String notice,
        String regime,
        @Nullable Instant sent,
        List<ClaimView> claims,
        List<CounterNoticeView> answers,
        @Nullable String owner,
        @Nullable String user,
        List<String> articles,
        @Nullable SuitView suit,
        @Nullable String silenceDecidesEarliest,
        @Nullable String silenceDecidesLatest,
        boolean takenDown) {

    /** A clause about the notice, which held it. */
    public record ClaimView(
            DisputedMatter matter,
            String field,
            String article,
            @Nullable String words) {}

    /** A counter-notice. */
    public record CounterNoticeView(
            boolean complete,
            @Nullable Instant receivedByHost,
            Instant reachedOwner,
            List<SaidView> fields,
            @Nullable String text,
            @Nullable List<Integer> copies) {}

    /** A clause about the user's answer. */
    public record SaidView(
            DisputedMatter matter,
            String field,
            String article,
            boolean there,
            boolean said,
            @Nullable String words) {}

    /** As JSON has it: what the law tells is in English. */
    public static BothSidesView of(BothSides sides) {
        Optional<Regime.StepMeaning> meaning = sides.step().map(sides.regime()::step);
        return new BothSidesView(
                sides.notice().toString(),
                sides.regime().id(),
                sides.sent().orElse(null),
                sides.claims().stream()
                        .map(claim -> new ClaimView(
                                claim.matter(),
                                claim.field().key(),
                                claim.article(),
                                claim.words().orElse(null)))
                        .toList(),
                sides.answers().stream().map(BothSidesView::answer).toList(),
                meaning.map(one -> one.owner().in(Language.ENGLISH)).orElse(null),
                meaning.map(one -> one.user().in(Language.ENGLISH)).orElse(null),
                meaning.map(Regime.StepMeaning::articles).orElse(List.of()),
                sides.suit().map(SuitView::of).orElse(null),
                sides.silenceDecides().map(day -> day.earliestDay().toString()).orElse(null),
                sides.silenceDecides().map(day -> day.latestDay().toString()).orElse(null),
                sides.takenDown());
    }

    private static CounterNoticeView answer(BothSides.Answer answer) {
        return new CounterNoticeView(
                answer.answer().received().complete(),
                answer.answer().received().cameToOwnerAlone()
                        ? null
                        : answer.answer().received().receivedByHost(),
                answer.answer().reachedOwner(),
                answer.fields().stream()
                        .map(said -> new SaidView(
                                said.matter(),
                                said.field().field().key(),
                                said.field().article(),
                                said.field().there(),
                                said.field().said(),
                                said.words().orElse(null)))
                        .toList(),
                answer.text().isBlank() ? null : answer.text(),
                answer.answer().received().copies().isEmpty()
                        ? null
                        : answer.answer().received().copies());
    }
}
