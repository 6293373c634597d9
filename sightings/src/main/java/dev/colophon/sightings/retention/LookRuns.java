package dev.colophon.sightings.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds, of looks that come by place and time, those that say nothing new: in a run of looks at one place that say the same, all but
 * the first, the last, and the last whose bytes are kept. When something appeared, changed, went and came back is told by what is
 * left. Holds three looks at most, however many come. Not thread-safe.
 */
final class LookRuns {

    private Optional<RepeatedLook> last = Optional.empty();
    /** The last of the run whose bytes are kept, unless that is the first. */
    private Optional<RepeatedLook> recorded = Optional.empty();

    private boolean lastIsFirst = true;

    /** As it is now, for a transaction that may be repeated. */
    LookRuns copy() {
        LookRuns copy = new LookRuns();
        copy.last = last;
        copy.recorded = recorded;
        copy.lastIsFirst = lastIsFirst;
        return copy;
    }

    /** The look that came last. */
    Optional<Look> last() {
        return last.map(RepeatedLook::look);
    }

    /** Takes the next look; returns the earlier ones that say nothing new, as is known now. */
    List<RepeatedLook> next(Look look) {
        if (last.isEmpty() || !look.repeats(last.get().look())) {
            last = Optional.of(new RepeatedLook(look, look.at(), look.at()));
            lastIsFirst = true;
            recorded = Optional.empty();
            return List.of();
        }
        RepeatedLook before = last.get();
        RepeatedLook between = new RepeatedLook(before.look(), before.from(), look.at());
        List<RepeatedLook> repeated = new ArrayList<>();
        if (!lastIsFirst) {
            if (between.look().isRecorded()) {
                recorded.ifPresent(repeated::add);
                recorded = Optional.of(between);
            } else {
                repeated.add(between);
            }
        }
        if (look.isRecorded()) {
            recorded.ifPresent(repeated::add);
            recorded = Optional.empty();
        }
        last = Optional.of(new RepeatedLook(look, before.look().at(), look.at()));
        lastIsFirst = false;
        return repeated;
    }
}
