package dev.colophon.service.decision;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Draws what has to be looked at before many sightings are confirmed together, and decides nothing. */
public final class SampleSightings {

    private final Settings settings;

    public SampleSightings(Settings settings) {
        this.settings = settings;
    }

    /**
     * A sample.
     *
     * @param group that it is of
     * @param drawn of it
     */
    public record Sample(BulkGroup group, List<StoredSighting> drawn) {

        public Sample {
            drawn = List.copyOf(drawn);
        }
    }

    /**
     * Draws it; of the same sightings it is the same. Empty when there are none like that.
     *
     * @throws ServiceException when they may not be confirmed together
     */
    public Optional<Sample> sample(Actor actor, SightingSelection.Alike selection, MessageListener listener) {
        actor.require(Permission.READ);
        Settings stored = settings.stored();
        try (Database database = Database.open(stored.home(), stored.database())) {
            Sightings sightings = new Sightings(database, actor.organisation());
            return Chosen.of(selection, actor, database, listener)
                    .confirmable(listener)
                    .group()
                    .filter(group -> group.size() > 0)
                    .map(group -> new Sample(
                            group,
                            Chosen.sample(group).stream()
                                    .map(item -> sightings.get(item.sighting()))
                                    .toList()));
        }
    }
}
