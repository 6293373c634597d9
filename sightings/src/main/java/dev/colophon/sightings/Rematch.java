package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Capture.CAPTURE;
import static dev.colophon.store.schema.tables.ContentDescriptors.CONTENT_DESCRIPTORS;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.registry.Catalogue;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Finds works registered later in what was captured before, by the fingerprints that were kept. Can be stopped at any time:
 * what was compared already is not compared again.
 */
public final class Rematch {

    private static final int CAPTURES_A_QUERY = 100;

    private final Database database;
    private final Captures captures;

    /** Of what was captured by those who use this catalogue. */
    public Rematch(Catalogue catalogue) {
        this.database = catalogue.database();
        this.captures = Captures.of(catalogue);
    }

    /**
     * What came of it.
     *
     * @param compared captures whose fingerprints were searched for
     * @param matched those among them, and among places with the same bytes, that share content with registered works
     * @param outdated captures whose fingerprints were made by another version of this program, and cannot be compared
     */
    public record Result(int compared, int matched, int outdated) {}

    /** How many captures of that time or later were not compared with this state of the index. */
    public int waiting(Instant since, long indexPosition) {
        return database.read(dsl -> dsl.fetchCount(CAPTURE, behind(since, indexPosition)));
    }

    /**
     * Compares captures with the index as it is now.
     *
     * @param since only what was seen then or later
     * @param search what references share content with these fingerprints
     * @param matched told the id of each sighting, after it is stored
     */
    public Result run(
            Instant since,
            long indexPosition,
            Function<List<Fingerprint>, List<Match>> search,
            Consumer<String> matched) {
        int compared = 0;
        int found = 0;
        int outdated = 0;
        String last = "";
        while (true) {
            String after = last;
            List<Capture> some = database.read(dsl -> dsl.selectFrom(CAPTURE)
                    .where(behind(since, indexPosition), CAPTURE.ID.gt(after))
                    .orderBy(CAPTURE.ID)
                    .limit(CAPTURES_A_QUERY)
                    .fetch(CaptureRows::capture));
            if (some.isEmpty()) {
                return new Result(compared, found, outdated);
            }
            for (Capture capture : some) {
                last = capture.id();
                Optional<List<Fingerprint>> fingerprints = fingerprints(capture);
                if (fingerprints.isEmpty()) {
                    outdated++;
                    continue;
                }
                compared++;
                found += record(capture, fingerprints.get(), search.apply(fingerprints.get()), indexPosition, matched);
            }
        }
    }

    /** Stores the matches for each place with these bytes. */
    private int record(
            Capture compared,
            List<Fingerprint> fingerprints,
            List<Match> matches,
            long indexPosition,
            Consumer<String> matched) {
        List<Capture> places = database.read(dsl -> dsl.selectFrom(CAPTURE)
                .where(CAPTURE.SHA256.eq(compared.content().sha256()), CAPTURE.INDEX_POSITION.lt(indexPosition))
                .fetch(CaptureRows::capture));
        int stored = 0;
        for (Capture place : places) {
            boolean own = place.id().equals(compared.id());
            Sighting sighting = new Sighting(
                    new FoundFile(Path.of(""), place.place(), place.lastSeen()),
                    compared.kind(),
                    compared.reason(),
                    compared.durationMillis(),
                    own ? fingerprints : List.of(),
                    matches,
                    Duration.ZERO);
            Optional<String> id = captures.record(new Checked(
                    sighting, place.content(), indexPosition, place.warc(), place.http(), Optional.empty(), true));
            id.ifPresent(matched);
            stored += id.isPresent() ? 1 : 0;
        }
        return stored;
    }

    /** Empty when another version of this program made them. */
    private Optional<List<Fingerprint>> fingerprints(Capture capture) {
        return database.read(dsl -> {
            List<Fingerprint> fingerprints = new ArrayList<>();
            for (var row : dsl.select(CONTENT_DESCRIPTORS.MEDIUM, CONTENT_DESCRIPTORS.CODE)
                    .from(CONTENT_DESCRIPTORS)
                    .where(CONTENT_DESCRIPTORS.CAPTURE.eq(capture.id()))
                    .orderBy(CONTENT_DESCRIPTORS.MEDIUM)) {
                try {
                    fingerprints.add(Fingerprint.decode(Medium.valueOf(row.value1()), row.value2()));
                } catch (IllegalArgumentException otherVersion) {
                    return Optional.empty();
                }
            }
            return Optional.of(fingerprints);
        });
    }

    /** Forgets the fingerprints of what was seen last before that time and matched nothing; returns how many captures. */
    public int forget(Instant before) {
        return database.write(dsl -> dsl.deleteFrom(CONTENT_DESCRIPTORS)
                .where(CONTENT_DESCRIPTORS.CAPTURE.in(DSL.select(CAPTURE.ID)
                        .from(CAPTURE)
                        .where(CAPTURE.LAST_SEEN.lt(before.toEpochMilli()))
                        .andNotExists(sightingOf())))
                .execute());
    }

    private static org.jooq.Select<?> sightingOf() {
        var sighting = dev.colophon.store.schema.tables.Sighting.SIGHTING;
        return DSL.selectOne().from(sighting).where(sighting.CAPTURE.eq(CAPTURE.ID));
    }

    private static Condition behind(Instant since, long indexPosition) {
        return CAPTURE.INDEX_POSITION
                .lt(indexPosition)
                .and(CAPTURE.LAST_SEEN.ge(since.toEpochMilli()))
                .and(DSL.exists(
                        DSL.selectOne().from(CONTENT_DESCRIPTORS).where(CONTENT_DESCRIPTORS.CAPTURE.eq(CAPTURE.ID))));
    }
}
