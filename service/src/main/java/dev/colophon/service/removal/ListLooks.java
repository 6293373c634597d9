package dev.colophon.service.removal;

import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.StoredLook;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lists the copies that are looked for again and again, first due first. */
public final class ListLooks {

    private static final int MOST = 10_000;

    /**
     * A copy that is looked for.
     *
     * @param last the look that was made last; empty when none was yet
     * @param due when the next is to be made, which may be in the past
     * @param parked why none is made any more; empty while they are
     */
    public record PlannedLook(
            StoredSighting sighting, Optional<StoredLook> last, Instant due, Optional<String> parked) {

        /** When the copy was seen there after the last look found it removed. */
        public Optional<Instant> seenSince() {
            return last.filter(look -> look.finding().meaning() == RemovalVerdict.Meaning.REMOVED)
                    .filter(look -> sighting.state() == StoredSighting.State.PRESENT
                            && sighting.lastSeen().isAfter(look.at()))
                    .map(_ -> sighting.lastSeen());
        }
    }

    private final Settings settings;

    public ListLooks(Settings settings) {
        this.settings = settings;
    }

    /** Those of whoever asks, 10,000 at most; empty, and said so, where nothing was ever stored. */
    public Optional<List<PlannedLook>> list(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        Optional<Database> stored = HomeDatabase.existing(settings, listener);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try (Database database = stored.get()) {
            Sightings sightings = new Sightings(database, actor.organisation());
            RemovalLooks looks =
                    new RemovalLooks(database, actor.organisation(), DatabaseClock.of(InstantSource.system()));
            return Optional.of(looks.planned(MOST).stream()
                    .flatMap(planned -> sightings.find(planned.series().sighting()).stream()
                            .map(sighting -> new PlannedLook(
                                    sighting,
                                    looks.of(sighting).stream().reduce((_, later) -> later),
                                    planned.due(),
                                    planned.parked())))
                    .toList());
        }
    }
}
