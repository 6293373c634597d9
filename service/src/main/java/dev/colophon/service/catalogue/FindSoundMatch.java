package dev.colophon.service.catalogue;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.AudioExplanation;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;

/** Finds the sound on both sides of a match, to be drawn. */
public final class FindSoundMatch {

    private final Settings settings;

    public FindSoundMatch(Settings settings) {
        this.settings = settings;
    }

    /**
     * The best match of sound in a sighting, with the peaks of both sides.
     *
     * @param id of the sighting, or the unambiguous start of it
     * @throws ServiceException when there is no such sighting, or it has nothing of the kind
     */
    public SoundMatch find(Actor actor, String id) {
        try (Database database = HomeDatabase.stored(settings)) {
            return switch (FindItem.find(actor, id, database)) {
                case CatalogueItem.OfWork _ ->
                    throw refusal("`%s` is a work; pictures are drawn of sightings, which `colophon sightings` lists"
                            .formatted(id));
                case CatalogueItem.OfSighting(StoredSighting sighting) -> sound(actor, id, sighting, database);
            };
        }
    }

    private static SoundMatch sound(Actor actor, String id, StoredSighting sighting, Database database) {
        RegisteredMatch best = sighting.matches().stream()
                .filter(match ->
                        match.match().medium() == Medium.AUDIO && match.match().why() instanceof AudioExplanation)
                .findFirst()
                .orElseThrow(() ->
                        refusal("only matches of altered sound have peaks to draw; `colophon show %s` says what matches"
                                .formatted(id)));
        String place = sighting.place();
        AudioFingerprint copy = new KnownContents(database, new Ids(InstantSource.system()))
                .sound(sighting.content().content())
                .orElseThrow(() -> refusal("the sound of %s is not kept: scan it again with --again".formatted(place)));
        AudioFingerprint reference = new Works(database, actor.organisation())
                .sound(best.match().reference())
                .orElseThrow(() -> refusal("the reference is no longer registered: scan the place again"));
        return new SoundMatch(place, best, copy, reference);
    }

    private static ServiceException refusal(String message) {
        return new ServiceException(Category.REFUSED, message);
    }
}
