package dev.colophon.cases.notice;

import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.NoticeEvent.Choice;
import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.cases.regime.Regime.ClockStart;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a notice stands: the fold of its events, which {@link NoticeFold} makes. Immutable.
 *
 * @param regime the procedure with its version, since the draft
 * @param capturedAt when evidence was last sealed
 * @param choice what the last review came to
 * @param reviewedBy who made that review
 * @param firstEye who asked for a second one
 * @param heldAt since when it is about to leave
 * @param letGoBy who let it go
 * @param sentAt when it left, or may have
 * @param starts what times have begun with
 * @param doubted whether the sighting was judged otherwise since the notice left
 * @param countered whether the user has given a complete answer: an incomplete one stops no time
 * @param ownerTold whether the owner knows of it
 * @param takenDown whether the recipient has said, or somebody has seen, that the content was removed
 * @param outcome of what is closed
 */
public record NoticeState(
        NoticePhase phase,
        Optional<String> regime,
        Optional<Instant> capturedAt,
        Optional<Choice> choice,
        Optional<By> reviewedBy,
        Optional<By> firstEye,
        Optional<Instant> heldAt,
        Optional<By> letGoBy,
        Optional<Instant> sentAt,
        Map<ClockStart, Instant> starts,
        boolean doubted,
        boolean countered,
        boolean ownerTold,
        boolean takenDown,
        Optional<Outcome> outcome) {

    /** Of what was found just now. */
    public static final NoticeState SIGHTED = new NoticeState(
            NoticePhase.SIGHTED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            false,
            false,
            false,
            false,
            Optional.empty());

    public NoticeState {
        starts = Map.copyOf(starts);
    }

    /**
     * Whether it has come to the end that restoring is, of what nobody has said or seen to have been removed: then there was nothing to
     * restore, as far as is known.
     */
    public boolean isNeverTakenDown() {
        return phase == NoticePhase.RESTORED && !takenDown;
    }

    /** The key of the message that names where it stands. */
    public String words() {
        return "notice.phase." + phase + (isNeverTakenDown() ? ".up" : "");
    }

    /** Whether something has left, or may have. */
    public boolean mayHaveLeft() {
        return sentAt.isPresent();
    }

    boolean isReviewedByPolicy() {
        return reviewedBy.filter(By::isPolicy).isPresent();
    }

    /** Whether a policy decided anything of it without a person. */
    boolean isAutomatic() {
        return isReviewedByPolicy() || letGoBy.filter(By::isPolicy).isPresent();
    }
}
