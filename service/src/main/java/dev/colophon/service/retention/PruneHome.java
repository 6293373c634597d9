package dev.colophon.service.retention;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.RetentionAge;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.retention.ContentPruning;
import dev.colophon.sightings.retention.ObservationPruning;
import dev.colophon.sightings.retention.PrunedRows;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Deletes old rows that no answer rests on, in small transactions, while others use the home. Sightings, decisions, cases, notices and
 * their mail, looks of removals, evidence, licences, the log and who did what are never touched, nor are captures on disk.
 */
public final class PruneHome {

    private final Settings settings;
    private final DatabaseClock clock;

    /** Of a home. */
    public PruneHome(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    /** With another clock. */
    PruneHome(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Tells what would go, or deletes it. What was stopped in between goes on when it is asked again.
     *
     * @param age of what goes; empty: as is set, else a year
     * @param delete whether it goes
     * @throws dev.colophon.service.caller.ServiceException when the age is too short, or nothing was ever stored
     */
    public PruneReport prune(Actor actor, Optional<RetentionAge> age, boolean delete, ProgressListener listener) {
        actor.require(Permission.MACHINE);
        Duration kept = age.orElseGet(settings::retention).duration();
        try (Database database =
                delete ? Database.open(settings.stored().home(), settings.database()) : HomeDatabase.stored(settings)) {
            Instant before = database.read(clock::now).minus(kept);
            listener.begins(database.<Long>read(dsl -> (long) dsl.fetchCount(OBSERVATION) + dsl.fetchCount(CONTENT)));
            Map<PrunedKind, PrunedRows> kinds = new EnumMap<>(PrunedKind.class);
            LongConsumer progress = rows -> advance(listener, rows);
            ObservationPruning looks = new ObservationPruning(database, before);
            kinds.put(PrunedKind.LOOKS, delete ? looks.prune(progress) : looks.preview(progress));
            ContentPruning contents = new ContentPruning(database, before);
            kinds.put(PrunedKind.CONTENTS, delete ? contents.prune(progress) : contents.preview(progress));
            for (ExpiredRows rows : ExpiredRows.values()) {
                kinds.put(rows.kind(), delete ? rows.prune(database, before) : rows.preview(database, before));
            }
            return new PruneReport(before, delete, kinds);
        }
    }

    private static void advance(ProgressListener listener, long rows) {
        for (long row = 0; row < rows; row++) {
            listener.advances("");
        }
    }
}
