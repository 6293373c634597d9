package dev.colophon.cases.notice;

import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.notice.NoticeEvent.Choice;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.RegimeStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be so before anything leaves, checked when a notice is let go and again when it leaves. */
final class PreflightChecks {

    /** For so long a notice that was let go can be held back. */
    static final Duration UNDO_TIME = Duration.ofSeconds(30);

    /** So lately somebody has seen the content there. */
    static final Duration SEEN_WITHIN = Duration.ofHours(24);

    private PreflightChecks() {}

    /** The first that fails. */
    static Optional<Refused> of(NoticeState state, Regime regime, NoticeFacts facts, Instant now) {
        return all(state, regime, facts, now).findFirst();
    }

    /** All that fail. */
    static Stream<Refused> all(NoticeState state, Regime regime, NoticeFacts facts, Instant now) {
        return Stream.of(
                        check(state.capturedAt().isPresent(), NoticeGuard.NOT_CAPTURED),
                        check(
                                state.choice().equals(Optional.of(Choice.CONFIRM))
                                        && state.reviewedBy().isPresent(),
                                NoticeGuard.NOT_REVIEWED),
                        standing(facts),
                        check(!state.doubted(), NoticeGuard.DOUBTED),
                        check(!facts.licensed(), NoticeGuard.LICENSED),
                        check(!facts.contested(), NoticeGuard.CONTESTED),
                        check(facts.inTerritory(), NoticeGuard.TERRITORY),
                        check(facts.holdsShare(), NoticeGuard.SHARE),
                        check(
                                facts.stillUpAt()
                                        .filter(seen -> !seen.isAfter(now) && !seen.isBefore(now.minus(SEEN_WITHIN)))
                                        .isPresent(),
                                NoticeGuard.NOT_SEEN_LATELY),
                        check(facts.indexed().orElse(true), NoticeGuard.NOT_INDEXED),
                        check(!facts.duplicate(), NoticeGuard.DUPLICATE),
                        restoredBefore(facts),
                        missing(facts),
                        NoticeClocks.failure(regime, now, facts.calendar())
                                .map(why -> NoticeGuard.CLOCK_FAILS.refuse(why)))
                .flatMap(Optional::stream);
    }

    /** What has to be so besides when no person decides. */
    static Optional<Refused> automatic(Regime regime, NoticeFacts facts) {
        if (!regime.unverified().isEmpty()) {
            return Optional.of(NoticeGuard.UNVERIFIED.refuse(
                    regime.unverified().stream().sorted().collect(Collectors.joining(", "))));
        }
        return check(facts.policyReplayed(), NoticeGuard.POLICY_NOT_REPLAYED)
                .or(() -> check(facts.claimantAutomatic(), NoticeGuard.CLAIMANT_NOT_AUTOMATIC));
    }

    private static Optional<Refused> check(boolean holds, NoticeGuard guard) {
        return holds ? Optional.empty() : Optional.of(guard.refuse());
    }

    private static Optional<Refused> standing(NoticeFacts facts) {
        return switch (facts.standing()) {
            case SUSPECTED -> Optional.empty();
            // That a licence covers it is said by itself, and says more.
            case CLEARED -> check(facts.licensed(), NoticeGuard.CLEARED);
            case HOLD_VERIFY -> Optional.of(NoticeGuard.HELD_TO_VERIFY.refuse());
            case EXCEPTION_REVIEW -> Optional.of(NoticeGuard.UNDER_REVIEW.refuse());
        };
    }

    private static Optional<Refused> restoredBefore(NoticeFacts facts) {
        return facts.restoredUnder().flatMap(law -> switch (law.renotify()) {
            case NEVER ->
                Optional.of(NoticeGuard.RESTORED_BEFORE.refuse(
                        String.join(", ", law.step(RegimeStep.RESTORED).articles())));
            case ALLOWED_WITH_NEW_PROOF -> check(facts.newProof(), NoticeGuard.NEEDS_NEW_PROOF);
            case ALLOWED -> Optional.empty();
        });
    }

    private static Optional<Refused> missing(NoticeFacts facts) {
        return facts.missing().isEmpty()
                ? Optional.empty()
                : Optional.of(NoticeGuard.FIELDS_MISSING.refuse(
                        facts.missing().stream().map(NoticeField::key).sorted().collect(Collectors.joining(", "))));
    }
}
