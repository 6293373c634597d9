package dev.colophon.service.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.Content;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import java.util.Optional;

/** What a user names to take evidence of. */
public final class EvidenceTargets {

    private static final int ID_CHARACTERS = 8;

    private EvidenceTargets() {}

    /**
     * A URL, or a sighting by its id, or an unambiguous start or end of it.
     *
     * @param page of a URL
     * @param caseId where the user names one; else the sighting or the URL makes one
     * @param reader who is told what is wrong
     * @param listener told where another has taken the place of the sighting that is named
     */
    public static EvidenceTarget of(
            String what,
            Optional<String> page,
            Optional<String> caseId,
            Sightings sightings,
            Language reader,
            MessageListener listener) {
        caseId.filter(name -> !name.matches("[A-Za-z0-9_-]{1,64}")).ifPresent(name -> {
            throw new ServiceException(Category.USAGE, reader.say("capture.case", name));
        });
        if (isUrl(what)) {
            String hash = Content.of(what.getBytes(UTF_8)).sha256();
            return new EvidenceTarget(
                    what, page, caseId.orElse("U-" + hash.substring(0, ID_CHARACTERS)), Optional.empty());
        }
        StoredSighting sighting = sightings.get(what);
        if (!sighting.isMeantBy(what)) {
            listener.message(reader.say("capture.replaced", what, sighting.id()));
        }
        return of(sighting, page, caseId, reader);
    }

    /**
     * A sighting on the web.
     *
     * @param page that shows it, instead of the one that is known
     * @param caseId instead of one that the sighting makes
     * @param reader who is told what is wrong
     */
    public static EvidenceTarget of(
            StoredSighting sighting, Optional<String> page, Optional<String> caseId, Language reader) {
        if (!isUrl(sighting.place())) {
            throw new ServiceException(Category.REFUSED, reader.say("capture.not-web", sighting.place()));
        }
        // The last characters: the first of an id are its time.
        String id = sighting.id().substring(sighting.id().length() - ID_CHARACTERS);
        return new EvidenceTarget(
                sighting.place(),
                page.or(() -> sighting.pages().stream()
                        .filter(Appearance::isCurrent)
                        .map(Appearance::page)
                        .filter(url -> !url.equals(sighting.place()))
                        .findFirst()),
                caseId.orElse("S-" + id),
                Optional.of(new EvidenceTarget.Earlier(
                        sighting.id(),
                        sighting.lastSeen(),
                        sighting.content().content().sha256())));
    }

    private static boolean isUrl(String text) {
        return text.matches("(?i)https?://.+");
    }
}
