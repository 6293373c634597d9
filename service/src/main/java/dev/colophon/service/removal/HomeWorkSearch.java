package dev.colophon.service.removal;

import dev.colophon.cases.removal.address.WorkSearch;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.registration.Registered;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.KnownContent;
import dev.colophon.sightings.KnownContents;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The engines over the works of a home. */
final class HomeWorkSearch implements WorkSearch {

    private static final int MOST_REMEMBERED = 50;

    private final HomeSession session;
    private final KnownContents contents;
    private final long position;

    /** What had no work in it, by its SHA-256, the last used last. */
    private final Map<String, Sighting> empty = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sighting> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    HomeWorkSearch(HomeSession session) {
        this.session = session;
        this.contents = KnownContents.of(session.catalogue());
        this.position = session.index().position();
    }

    /** Of the index that is searched. */
    long position() {
        return position;
    }

    @Override
    public Sighting search(FoundFile file, String sha256) {
        Optional<KnownContent> known =
                contents.known(sha256, position).filter(content -> content.searchedTo() >= position);
        return known.isPresent() ? known.get().at(file) : lookedInto(file, sha256);
    }

    /** A site answers much with the same page, which is stored nowhere. */
    private Sighting lookedInto(FoundFile file, String sha256) {
        Sighting before = empty.get(sha256);
        if (before != null) {
            return new Sighting(
                    file,
                    before.medium(),
                    before.reason(),
                    before.durationMillis(),
                    before.fingerprints(),
                    before.matches(),
                    Duration.ZERO);
        }
        Sighting sighting = session.detectToKeep(file);
        if (sighting.matches().isEmpty() && !sighting.isFailure()) {
            empty.put(sha256, sighting);
        }
        return sighting;
    }

    /** Whether these bytes are known as they are, so that nothing more is to be stored of them. */
    boolean isKnown(String sha256) {
        return contents.known(sha256, position)
                .filter(content -> content.searchedTo() >= position)
                .isPresent();
    }

    @Override
    public Optional<Grade> grade(Sighting sighting, String work) {
        Map<ReferenceId, Registered> works = session.works()
                .registered(sighting.matches().stream().map(Match::reference).toList());
        return sighting.matches().stream()
                .filter(match -> Optional.ofNullable(works.get(match.reference()))
                        .filter(registered -> registered.work().id().equals(work))
                        .isPresent())
                .map(Match::grade)
                .min(Comparator.naturalOrder());
    }
}
