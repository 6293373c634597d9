package dev.colophon.service.catalogue;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.AudioExplanation;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.registry.Work;
import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Captures;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Optional;

/** Finds one work or one sighting by its id or the unambiguous start of it. */
public final class FindItem {

    private final Settings settings;

    public FindItem(Settings settings) {
        this.settings = settings;
    }

    /** @throws ServiceException when nothing has such an id */
    public CatalogueItem find(Actor actor, String id) {
        try (Database database = HomeDatabase.stored(settings)) {
            return find(id, database);
        }
    }

    private static CatalogueItem find(String id, Database database) {
        Works works = new Works(database);
        Optional<Work> work = works.find(id);
        return work.isPresent()
                ? new CatalogueItem.OfWork(work.get(), works.references(work.get()))
                : new CatalogueItem.OfSighting(new Sightings(database)
                        .find(id)
                        .orElseThrow(() -> refusal(
                                "no work or sighting has an id that begins with `%s`: `colophon works` and `colophon sightings` list them"
                                        .formatted(id))));
    }

    /**
     * The best match of sound in a sighting, with the peaks of both sides.
     *
     * @throws ServiceException when there is no such sighting, or it has nothing of the kind
     */
    public SoundMatch sound(Actor actor, String id) {
        try (Database database = HomeDatabase.stored(settings)) {
            return switch (find(id, database)) {
                case CatalogueItem.OfWork _ ->
                    throw refusal("`%s` is a work; pictures are drawn of sightings, which `colophon sightings` lists"
                            .formatted(id));
                case CatalogueItem.OfSighting(StoredSighting sighting) -> sound(id, sighting, database);
            };
        }
    }

    private static SoundMatch sound(String id, StoredSighting sighting, Database database) {
        RegisteredMatch best = sighting.matches().stream()
                .filter(match ->
                        match.match().medium() == Medium.AUDIO && match.match().why() instanceof AudioExplanation)
                .findFirst()
                .orElseThrow(() ->
                        refusal("only matches of altered sound have peaks to draw; `colophon show %s` says what matches"
                                .formatted(id)));
        String place = sighting.capture().place();
        AudioFingerprint copy = new Captures(database, new Ids(InstantSource.system()))
                .sound(sighting.capture())
                .orElseThrow(() -> refusal("the sound of %s is not kept: scan it again with --again".formatted(place)));
        AudioFingerprint reference = new Works(database)
                .sound(best.match().reference())
                .orElseThrow(() -> refusal("the reference is no longer registered: scan the place again"));
        return new SoundMatch(place, best, copy, reference);
    }

    private static ServiceException refusal(String message) {
        return new ServiceException(Category.REFUSED, message);
    }
}
