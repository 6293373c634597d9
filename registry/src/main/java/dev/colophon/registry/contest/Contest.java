package dev.colophon.registry.contest;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.registration.Registration;
import java.time.Instant;
import java.util.Optional;

/**
 * What two owners registered and only one may have made. While it is open, the newer has no power over it, and what the older
 * finds a person decides.
 *
 * @param older who registered it first
 * @param medium in which the two match
 * @param inOlder what is shared, in the older one's file
 * @param begunAt when both were told; empty of what was found before they were: nobody's silence counts then
 * @param byOlder what the older has said last
 * @param byNewer what the newer has said last
 */
public record Contest(
        Claimant older,
        Claimant newer,
        Medium medium,
        FileParts inOlder,
        FileParts inNewer,
        Optional<Instant> begunAt,
        Optional<Answer> byOlder,
        Optional<Answer> byNewer) {

    /** What an owner may say. */
    public enum Answer {
        /** It is mine alone. */
        ASSERT,
        /** I claim nothing of it. */
        EXCLUDE,
        /** We both hold it. */
        SHARE
    }

    /** What has become of it. */
    public enum State {
        OPEN,
        /** The newer gave it up. */
        OF_OLDER,
        /** The older gave it up. */
        OF_NEWER,
        /** Both hold it. */
        SHARED,
        /** Both gave it up. */
        OF_NOBODY
    }

    /** Until when somebody's silence is none; empty where both have spoken, and where silence does not count. */
    public Optional<Instant> until() {
        return byOlder.isPresent() && byNewer.isPresent()
                ? Optional.empty()
                : begunAt.map(begun -> begun.plus(Registration.TIME_TO_ANSWER));
    }

    public State state(Instant at) {
        boolean olderLeft = hasLeft(byOlder, at);
        boolean newerLeft = hasLeft(byNewer, at);
        if (olderLeft || newerLeft) {
            return olderLeft && newerLeft ? State.OF_NOBODY : olderLeft ? State.OF_NEWER : State.OF_OLDER;
        }
        boolean shared = byOlder.filter(Answer.SHARE::equals).isPresent()
                && byNewer.filter(Answer.SHARE::equals).isPresent();
        return shared ? State.SHARED : State.OPEN;
    }

    private boolean hasLeft(Optional<Answer> said, Instant at) {
        return said.map(Answer.EXCLUDE::equals)
                .orElseGet(() -> begunAt.filter(begun -> !at.isBefore(begun.plus(Registration.TIME_TO_ANSWER)))
                        .isPresent());
    }

    public boolean isOlder(String work) {
        return older.work().equals(work);
    }

    /** The side of a work. */
    public Claimant own(String work) {
        return isOlder(work) ? older : newer;
    }

    /** The side that a work is against. */
    public Claimant other(String work) {
        return isOlder(work) ? newer : older;
    }

    /** What is shared, in the file of a work. */
    public FileParts in(String work) {
        return isOlder(work) ? inOlder : inNewer;
    }

    /** What a work has said last. */
    public Optional<Answer> by(String work) {
        return isOlder(work) ? byOlder : byNewer;
    }

    /** Whether a work has given it up. */
    boolean isLeftBy(String work, Instant at) {
        State given = isOlder(work) ? State.OF_NEWER : State.OF_OLDER;
        State state = state(at);
        return state == given || state == State.OF_NOBODY;
    }
}
