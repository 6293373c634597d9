package dev.colophon.service.catalogue;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.Works;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;

/** Finds what both sides of a match hold, to be drawn. */
public final class FindDrawableMatch {

    private final Settings settings;

    public FindDrawableMatch(Settings settings) {
        this.settings = settings;
    }

    /**
     * The foremost match of a sighting that can be drawn, or the best: of altered sound with the peaks, of a picture with the thumbnails, of a film
     * with frames of both sides.
     *
     * @param id of the sighting, or an unambiguous start or end of it
     * @param originals a folder where registered files of films are looked for, which are not kept
     * @param listener told where another has taken the place of the sighting that is named
     * @throws ServiceException when there is no such sighting, or it has nothing of the kind
     */
    public DrawableMatch find(Actor actor, String id, Optional<Path> originals, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            return switch (FindItem.find(actor, id, database, listener)) {
                case CatalogueItem.OfWork _ ->
                    throw refusal("`%s` is a work; pictures are drawn of sightings, which `colophon sightings` lists"
                            .formatted(id));
                case CatalogueItem.OfSighting(StoredSighting sighting, var _, var _, var _) ->
                    drawable(actor, id, sighting, originals, database);
            };
        }
    }

    private DrawableMatch drawable(
            Actor actor, String id, StoredSighting sighting, Optional<Path> originals, Database database) {
        RegisteredMatch best = sighting.matches().stream()
                .filter(FindDrawableMatch::canBeDrawn)
                .min(Comparator.comparing(FindDrawableMatch::isRemoved)
                        .thenComparing(match -> !match.equals(sighting.foremost())))
                .orElseThrow(() -> refusal(
                        "only matches of altered sound, of pictures and of films can be drawn; `colophon show %s` says what matches"
                                .formatted(id)));
        if (isRemoved(best)) {
            Work work = best.registered().work();
            throw refusal(
                    "`%s` was removed from the catalogue, and what could be drawn of it with it; `colophon references add %s FILE` brings it back"
                            .formatted(best.registered().reference().fileName(), work.id()));
        }
        return switch (best.match().medium()) {
            case AUDIO -> sound(actor, best, sighting, database);
            case VIDEO -> {
                FilmMatch film = new FilmMoments(settings.home()).of(best, sighting, originals);
                Optional<RegisteredMatch> heard = sighting.matches().stream()
                        .filter(match -> match.match().medium() == Medium.AUDIO && canBeDrawn(match))
                        .findFirst();
                yield film.hasFrames() || heard.isEmpty() ? film : sound(actor, heard.get(), sighting, database);
            }
            case IMAGE, TEXT -> picture(actor, best, sighting, database);
        };
    }

    private static boolean isRemoved(RegisteredMatch match) {
        return match.registered().reference().removedAt().isPresent();
    }

    private static boolean canBeDrawn(RegisteredMatch match) {
        return switch (match.match().medium()) {
            case AUDIO -> match.match().why() instanceof AudioExplanation;
            case VIDEO -> match.match().segments().getFirst().inCopy() instanceof Span.Time;
            case IMAGE, TEXT -> match.match().segments().getFirst().inReference() instanceof Span.Quad;
        };
    }

    private static SoundMatch sound(Actor actor, RegisteredMatch match, StoredSighting sighting, Database database) {
        String place = sighting.place();
        AudioFingerprint copy = contents(database)
                .sound(sighting.content().content())
                .orElseThrow(() -> refusal("the sound of %s is not kept: scan it again with --again".formatted(place)));
        AudioFingerprint reference = new Works(database, actor.organisation())
                .sound(match.match().reference())
                .orElseThrow(FindDrawableMatch::gone);
        return new SoundMatch(place, match, copy, reference);
    }

    private static PictureMatch picture(
            Actor actor, RegisteredMatch match, StoredSighting sighting, Database database) {
        String place = sighting.place();
        ImageFingerprint copy = contents(database)
                .picture(sighting.content().content())
                .orElseThrow(
                        () -> refusal("the picture of %s is not kept: scan it again with --again".formatted(place)));
        ImageFingerprint reference = new Works(database, actor.organisation())
                .picture(match.match().reference())
                .orElseThrow(FindDrawableMatch::gone);
        return new PictureMatch(place, match, copy, reference);
    }

    private static KnownContents contents(Database database) {
        return new KnownContents(database, new Ids(InstantSource.system()));
    }

    private static ServiceException gone() {
        return refusal("the reference is no longer registered: scan the place again");
    }

    private static ServiceException refusal(String message) {
        return new ServiceException(Category.REFUSED, message);
    }
}
