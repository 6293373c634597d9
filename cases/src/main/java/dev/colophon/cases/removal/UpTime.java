package dev.colophon.cases.removal;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a copy was seen to stay up, counted from the first look that saw it.
 *
 * @param time until the look that found it gone, or until the last that saw it
 * @param ended whether it was found gone; else it was up as long as anybody knows, and perhaps longer
 */
public record UpTime(Duration time, boolean ended) {

    public UpTime {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a copy that was gone before it was up: " + time);
        }
    }

    /**
     * Of the looks for one copy. It ends with the first look after it that finds the copy gone from its address, though it may
     * stand at another since. Looks that tell nothing count for nothing.
     *
     * @param looks in the order of time
     * @return empty when no look saw it up
     */
    public static Optional<UpTime> of(List<Earlier> looks) {
        Optional<Earlier> first = Optional.empty();
        Duration up = Duration.ZERO;
        for (Earlier look : looks) {
            Meaning meaning = look.verdict().meaning();
            if (first.isEmpty()) {
                first = meaning == Meaning.UP ? Optional.of(look) : first;
            } else if (meaning == Meaning.REMOVED || look.verdict() == RemovalVerdict.REAPPEARED) {
                return Optional.of(new UpTime(Duration.between(first.get().at(), look.at()), true));
            } else if (meaning == Meaning.UP) {
                up = Duration.between(first.get().at(), look.at());
            }
        }
        Duration seen = up;
        return first.map(_ -> new UpTime(seen, false));
    }
}
