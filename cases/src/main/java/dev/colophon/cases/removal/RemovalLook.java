package dev.colophon.cases.removal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look for a copy, from all vantage points.
 *
 * @param views at least one
 * @param elsewhere other copies of the work at sites of the same operator that were seen there at this look
 */
public record RemovalLook(Instant at, List<VantageView> views, List<CopyElsewhere> elsewhere) {

    public RemovalLook {
        views = List.copyOf(views);
        elsewhere = List.copyOf(elsewhere);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("a look without a view");
        }
    }

    /** Whether the work itself was seen from any vantage point: a page that offers a file that is gone does not show it. */
    public boolean showsIt() {
        return views.stream().anyMatch(ViewRule::shows);
    }

    /** A copy at another place. */
    public record CopyElsewhere(String place, Instant firstSeen, Instant lastSeen) {}

    /**
     * What an earlier look of the same copy came to.
     *
     * @param where it stood then, where that was another place than its own
     */
    public record Earlier(Instant at, RemovalVerdict verdict, Optional<String> where) {

        public Earlier(Instant at, RemovalVerdict verdict) {
            this(at, verdict, Optional.empty());
        }

        /** Whether it was there, at its own place. */
        boolean isThere() {
            return verdict.meaning() == RemovalVerdict.Meaning.UP && where.isEmpty();
        }
    }
}
