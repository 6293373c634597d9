package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Contests;
import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.contest.WorkContests;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.NamedSighting;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.history.PlaceHistory;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Finds one work or one sighting by its id or an unambiguous start or end of it. */
public final class FindItem {

    private final Settings settings;

    public FindItem(Settings settings) {
        this.settings = settings;
    }

    /**
     * The work or sighting with an id that begins or ends so.
     *
     * @param listener told where another has taken the place of the sighting that is named
     * @throws ServiceException when nothing has such an id
     */
    public CatalogueItem find(Actor actor, String id, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            return find(actor, id, database, listener);
        }
    }

    static CatalogueItem find(Actor actor, String id, Database database, MessageListener listener) {
        Works works = new Works(database, actor.organisation());
        Optional<Work> work = works.find(id);
        return work.isPresent()
                ? new CatalogueItem.OfWork(
                        work.get(),
                        works.metadata(work.get()),
                        works.references(work.get()),
                        works.merged(work.get()),
                        database.read(dsl -> WorkContests.of(
                                new Contests(dsl, actor.organisation()),
                                work.get(),
                                InstantSource.system().instant())),
                        database.read(dsl -> new Policies(dsl, actor.organisation())
                                .inForce(List.of(work.get()))
                                .getOrDefault(work.get().id(), List.of())),
                        new LicenceSignals(database)
                                .ofFiles(works.references(work.get()).stream()
                                        .map(reference -> reference.content().sha256())
                                        .toList()))
                : sighting(actor, id, database, listener);
    }

    private static CatalogueItem.OfSighting sighting(
            Actor actor, String id, Database database, MessageListener listener) {
        StoredSighting sighting = NamedSighting.find(new Sightings(database, actor.organisation()), id, listener)
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "no work or sighting is named by `%s`, the whole of its id or eight characters or more of its beginning or end: `colophon works` and `colophon sightings --state all` list them"
                                .formatted(id)));
        return new CatalogueItem.OfSighting(
                sighting,
                new Decisions(database, actor.organisation(), new Ids(InstantSource.system())).of(sighting.id()),
                new LicenceSignals(database)
                        .of(
                                sighting.place(),
                                sighting.content().content().sha256(),
                                sighting.pages().stream().map(Appearance::page).toList()),
                new PlaceHistory(database, actor.organisation()).absences(sighting));
    }
}
