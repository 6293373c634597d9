package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Capture.CAPTURE;
import static dev.colophon.store.schema.tables.ContentDescriptors.CONTENT_DESCRIPTORS;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.SightingMatch.SIGHTING_MATCH;
import static org.jooq.impl.DSL.excluded;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.RegistryException;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What was met where. Thread-safe. */
public final class Captures {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_CONTENT_TYPE = 500;
    private static final int LONGEST_FILE = 1000;

    private final Database database;
    private final Ids ids;

    /** What was met by those who use this catalogue. */
    public static Captures of(Catalogue catalogue) {
        return new Captures(catalogue.database(), catalogue.ids());
    }

    public Captures(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Whether these bytes at this place were already checked against this state of the index, so that a scan may skip them. */
    public boolean isCurrent(String place, String sha256, long indexPosition) {
        return database.read(dsl -> dsl.fetchExists(
                CAPTURE,
                CAPTURE.PLACE_KEY
                        .eq(key(place))
                        .and(CAPTURE.SHA256.eq(sha256))
                        .and(CAPTURE.INDEX_POSITION.eq(indexPosition))));
    }

    /** How many there are. */
    public int count() {
        return database.read(dsl -> dsl.fetchCount(CAPTURE));
    }

    /**
     * Stores a checked file and its matches in one transaction. The same bytes at the same place keep their capture and
     * sighting, whose matches become the present ones.
     *
     * @return the id of the sighting, when anything matched
     */
    public Optional<String> record(Checked checked) {
        return database.write(dsl -> {
            String capture = upsert(dsl, checked);
            fingerprints(dsl, capture, checked);
            checked.standing()
                    .ifPresent(on -> Appearances.store(dsl, checked.sighting().found(), on));
            if (checked.sighting().matches().isEmpty()) {
                forget(dsl, capture);
                return Optional.empty();
            }
            String sighting = sighting(dsl, capture, checked);
            matches(dsl, sighting, checked);
            return Optional.of(sighting);
        });
    }

    private String upsert(DSLContext dsl, Checked checked) {
        String place = Sanitiser.clean(checked.sighting().found().place());
        long seen = checked.sighting().found().seen().toEpochMilli();
        dsl.insertInto(CAPTURE)
                .set(CAPTURE.ID, ids.next())
                .set(CAPTURE.PLACE, place)
                .set(CAPTURE.PLACE_KEY, key(place))
                .set(CAPTURE.SHA256, checked.content().sha256())
                .set(CAPTURE.BYTES, checked.content().bytes())
                .set(CAPTURE.KIND, checked.sighting().medium().map(Enum::name).orElse("UNREADABLE"))
                .set(CAPTURE.REASON, fit(checked.sighting().reason(), LONGEST_REASON))
                .set(
                        CAPTURE.DURATION_MS,
                        checked.sighting().durationMillis().isPresent()
                                ? (Long) checked.sighting().durationMillis().getAsLong()
                                : null)
                .set(CAPTURE.ELAPSED_MS, checked.sighting().elapsed().toMillis())
                .set(CAPTURE.FIRST_SEEN, seen)
                .set(CAPTURE.LAST_SEEN, seen)
                .set(CAPTURE.INDEX_POSITION, checked.indexPosition())
                .set(CAPTURE.WARC_FILE, fit(checked.warc().map(Capture.WarcRecord::file), LONGEST_FILE))
                .set(
                        CAPTURE.WARC_OFFSET,
                        checked.warc().map(Capture.WarcRecord::offset).orElse(null))
                .set(
                        CAPTURE.HTTP_STATUS,
                        checked.http().map(Capture.HttpFacts::status).orElse(null))
                .set(
                        CAPTURE.CONTENT_TYPE,
                        fit(checked.http().flatMap(Capture.HttpFacts::contentType), LONGEST_CONTENT_TYPE))
                .onConflict(CAPTURE.PLACE_KEY, CAPTURE.SHA256)
                .doUpdate()
                .set(CAPTURE.KIND, excluded(CAPTURE.KIND))
                .set(CAPTURE.REASON, excluded(CAPTURE.REASON))
                .set(CAPTURE.DURATION_MS, excluded(CAPTURE.DURATION_MS))
                .set(CAPTURE.ELAPSED_MS, excluded(CAPTURE.ELAPSED_MS))
                .set(CAPTURE.LAST_SEEN, excluded(CAPTURE.LAST_SEEN))
                .set(CAPTURE.INDEX_POSITION, excluded(CAPTURE.INDEX_POSITION))
                .set(CAPTURE.WARC_FILE, excluded(CAPTURE.WARC_FILE))
                .set(CAPTURE.WARC_OFFSET, excluded(CAPTURE.WARC_OFFSET))
                .set(CAPTURE.HTTP_STATUS, excluded(CAPTURE.HTTP_STATUS))
                .set(CAPTURE.CONTENT_TYPE, excluded(CAPTURE.CONTENT_TYPE))
                .execute();
        return dsl.select(CAPTURE.ID)
                .from(CAPTURE)
                .where(
                        CAPTURE.PLACE_KEY.eq(key(place)),
                        CAPTURE.SHA256.eq(checked.content().sha256()))
                .fetchSingle(CAPTURE.ID);
    }

    private String sighting(DSLContext dsl, String capture, Checked checked) {
        long seen = checked.sighting().found().seen().toEpochMilli();
        dsl.insertInto(SIGHTING)
                .set(SIGHTING.ID, ids.next())
                .set(SIGHTING.CAPTURE, capture)
                .set(SIGHTING.FIRST_SEEN, seen)
                .set(SIGHTING.LAST_SEEN, seen)
                .onConflict(SIGHTING.CAPTURE)
                .doUpdate()
                .set(SIGHTING.LAST_SEEN, excluded(SIGHTING.LAST_SEEN))
                .execute();
        return dsl.select(SIGHTING.ID)
                .from(SIGHTING)
                .where(SIGHTING.CAPTURE.eq(capture))
                .fetchSingle(SIGHTING.ID);
    }

    private static void matches(DSLContext dsl, String sighting, Checked checked) {
        dsl.deleteFrom(SIGHTING_MATCH)
                .where(SIGHTING_MATCH.SIGHTING.eq(sighting))
                .execute();
        for (Match match : checked.sighting().matches()) {
            dsl.insertInto(SIGHTING_MATCH)
                    .set(SIGHTING_MATCH.SIGHTING, sighting)
                    .set(SIGHTING_MATCH.REFERENCE, match.reference().value())
                    .set(SIGHTING_MATCH.MEDIUM, match.medium().name())
                    .set(SIGHTING_MATCH.GRADE, match.grade().name())
                    .set(SIGHTING_MATCH.FALSE_ALARMS, match.falseAlarms())
                    .set(SIGHTING_MATCH.COVERAGE_OF_REFERENCE, match.coverage().ofReference())
                    .set(SIGHTING_MATCH.COVERAGE_OF_COPY, match.coverage().ofCopy())
                    .set(SIGHTING_MATCH.DETAIL, MatchJson.encode(match))
                    .onConflictDoNothing() // matches come best first, and the best of a reference and medium is kept
                    .execute();
        }
    }

    /** All of what may be matched again; else of sounds that match, because they are drawn peak by peak. */
    private static void fingerprints(DSLContext dsl, String capture, Checked checked) {
        if (checked.rematchable() && checked.sighting().fingerprints().isEmpty()) {
            return; // known from another place, where its fingerprints are
        }
        dsl.deleteFrom(CONTENT_DESCRIPTORS)
                .where(CONTENT_DESCRIPTORS.CAPTURE.eq(capture))
                .execute();
        boolean heard = checked.sighting().matches().stream().anyMatch(match -> match.medium() == Medium.AUDIO);
        for (Fingerprint fingerprint : checked.sighting().fingerprints()) {
            if (checked.rematchable() || (heard && fingerprint.medium() == Medium.AUDIO)) {
                dsl.insertInto(CONTENT_DESCRIPTORS)
                        .set(CONTENT_DESCRIPTORS.CAPTURE, capture)
                        .set(CONTENT_DESCRIPTORS.MEDIUM, fingerprint.medium().name())
                        .set(CONTENT_DESCRIPTORS.VERSION, fingerprint.version())
                        .set(CONTENT_DESCRIPTORS.CODE, fingerprint.encode())
                        .onConflictDoNothing() // the first sound of a file is its main one
                        .execute();
            }
        }
    }

    /**
     * The fingerprint by which the sound of a capture was compared; there when it matched.
     *
     * @throws RegistryException when another version of this program made it
     */
    public Optional<AudioFingerprint> sound(Capture capture) {
        Optional<byte[]> stored = database.read(dsl -> dsl.select(CONTENT_DESCRIPTORS.CODE)
                .from(CONTENT_DESCRIPTORS)
                .where(CONTENT_DESCRIPTORS.CAPTURE.eq(capture.id()), CONTENT_DESCRIPTORS.MEDIUM.eq(Medium.AUDIO.name()))
                .fetchOptional(CONTENT_DESCRIPTORS.CODE));
        try {
            return stored.map(bytes -> (AudioFingerprint) Fingerprint.decode(Medium.AUDIO, bytes));
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    "the sound of %s was compared by another version (%s): scan the place again"
                            .formatted(capture.place(), e.getMessage()),
                    e);
        }
    }

    /**
     * What is known of the same bytes at another place, checked against the same state of the index, as if it were found
     * here; empty when it is not known.
     */
    public Optional<Sighting> same(FoundFile here, String sha256, long indexPosition) {
        return database.read(dsl -> dsl.selectFrom(CAPTURE)
                .where(CAPTURE.SHA256.eq(sha256), CAPTURE.INDEX_POSITION.eq(indexPosition))
                .limit(1)
                .fetchOptional()
                .map(row -> {
                    Capture known = CaptureRows.capture(row);
                    List<Match> matches = dsl.select(SIGHTING_MATCH.REFERENCE, SIGHTING_MATCH.DETAIL)
                            .from(SIGHTING_MATCH)
                            .join(SIGHTING)
                            .on(SIGHTING.ID.eq(SIGHTING_MATCH.SIGHTING))
                            .where(SIGHTING.CAPTURE.eq(known.id()))
                            .fetch(match -> MatchJson.decode(new ReferenceId(match.value1()), match.value2()));
                    return new Sighting(
                            here,
                            known.kind(),
                            known.reason(),
                            known.durationMillis(),
                            List.of(),
                            matches,
                            Duration.ZERO);
                }));
    }

    private static void forget(DSLContext dsl, String capture) {
        var sightings = dsl.select(SIGHTING.ID).from(SIGHTING).where(SIGHTING.CAPTURE.eq(capture));
        dsl.deleteFrom(SIGHTING_MATCH)
                .where(SIGHTING_MATCH.SIGHTING.in(sightings))
                .execute();
        dsl.deleteFrom(SIGHTING).where(SIGHTING.CAPTURE.eq(capture)).execute();
    }

    private static String key(String place) {
        return PlaceKey.of(Sanitiser.clean(place));
    }

    private static @Nullable String fit(Optional<String> text, int longest) {
        return text.map(full -> Sanitiser.fit(full, longest)).orElse(null);
    }
}
