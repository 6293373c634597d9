package dev.colophon.cases.campaign;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.UpTime;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What happened to one copy, as far as campaigns count it. <b>Every number of a campaign report is defined here</b>, and nowhere else.
 *
 * @param decision what was decided of it last
 * @param onceConfirmed of what is licensed: whether it had been confirmed before that
 * @param firstSeen when it was first seen at its place
 * @param lastSeen when it was last seen there, by whoever looked
 * @param noticed when the first notice about it left
 * @param countered when the first answer of the user to one came in
 * @param restored when a recipient first said that it is available again
 * @param retracted when the first notice about it was taken back
 * @param firstGone when a look first found it gone from its place
 * @param lastGone when a look last did
 * @param lastUp when a look last found it up, there or elsewhere of the same operator
 */
public record CampaignCopy(
        DecisionState decision,
        boolean onceConfirmed,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> noticed,
        Optional<Instant> countered,
        Optional<Instant> restored,
        Optional<Instant> retracted,
        Optional<Instant> firstGone,
        Optional<Instant> lastGone,
        Optional<Instant> lastUp) {

    /** Found gone from its place: removed, or standing elsewhere since. */
    static final List<RemovalVerdict> GONE = verdicts(CampaignCopy::isGone);

    /** Found up. Those that tell nothing are in neither. */
    static final List<RemovalVerdict> UP = verdicts(verdict -> verdict.meaning() == RemovalVerdict.Meaning.UP);

    private static boolean isGone(RemovalVerdict verdict) {
        return verdict.meaning() == RemovalVerdict.Meaning.REMOVED || verdict == RemovalVerdict.REAPPEARED;
    }

    private static List<RemovalVerdict> verdicts(Predicate<RemovalVerdict> which) {
        return Arrays.stream(RemovalVerdict.values()).filter(which).toList();
    }

    /** <b>Found</b>: confirmed as a copy that nothing allows, also where it is settled or licensed by now. */
    public boolean isFound() {
        return decision == DecisionState.CONFIRMED || decision == DecisionState.RESOLVED || isLicensedSince();
    }

    /** <b>Licensed since</b>: confirmed once, and licensed by now. */
    public boolean isLicensedSince() {
        return decision == DecisionState.LICENSED && onceConfirmed;
    }

    /** <b>Lawful</b>: allowed by law, or licensed and never confirmed. Not found. */
    public boolean isLawful() {
        return decision == DecisionState.EXCEPTION || (decision == DecisionState.LICENSED && !onceConfirmed);
    }

    /** <b>Undecided</b>: nobody has decided yet, or it waits for a person. Not found. */
    public boolean isUndecided() {
        return decision.isUndecided();
    }

    /** <b>Noticed</b>: a notice about it left. */
    public boolean isNoticed() {
        return noticed.isPresent();
    }

    /** <b>Removed by itself</b>: a look found it gone, and no notice about it had left by then. */
    public boolean isRemovedByItself() {
        return firstGone.isPresent() && !isRemovedOnNotice();
    }

    /** <b>Removed on notice</b>: a look found it gone first after a notice about it had left. */
    public boolean isRemovedOnNotice() {
        return firstGone.isPresent() && noticed.isPresent() && !noticed.get().isAfter(firstGone.get());
    }

    /** <b>By the deadline</b>: a look found it gone before the campaign ended. */
    public boolean isGoneBefore(Instant ends) {
        return firstGone.filter(gone -> gone.isBefore(ends)).isPresent();
    }

    /** <b>Verified</b> after a time: a look so long after the first that found it gone found it gone, too, and none since then found it up. */
    public boolean isVerified(Duration after) {
        return firstGone.isPresent()
                && !hasReappeared()
                && lastGone.filter(gone -> !gone.isBefore(firstGone.get().plus(after)))
                        .isPresent();
    }

    /** <b>Re-appeared</b>: a look found it up, there or elsewhere of the same operator, once it had been found gone. */
    public boolean hasReappeared() {
        return firstGone.isPresent()
                && lastUp.filter(up -> !up.isBefore(firstGone.get())).isPresent();
    }

    /** <b>Contested</b>: the user has answered a notice about it. */
    public boolean isContested() {
        return countered.isPresent();
    }

    /** <b>Restored</b>: a recipient of a notice said that it is available again. */
    public boolean isRestored() {
        return restored.isPresent();
    }

    /** <b>Retracted</b>: a notice about it was taken back. */
    public boolean isRetracted() {
        return retracted.isPresent();
    }

    /** <b>Time up</b>: from when it was first seen until a look first found it gone; else until it was last seen, which is cut off. */
    public UpTime upTime() {
        Instant until =
                firstGone.orElse(lastUp.filter(up -> up.isAfter(lastSeen)).orElse(lastSeen));
        return new UpTime(
                until.isBefore(firstSeen) ? Duration.ZERO : Duration.between(firstSeen, until), firstGone.isPresent());
    }
}
