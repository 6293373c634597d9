package dev.colophon.service.record;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.record.RecordExport;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.verify.record.RecordStatistics.Sum;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Counts what the public record of a home would publish by now, without logging anything or writing it. */
public final class CountPublicRecord {

    private final Settings settings;

    public CountPublicRecord(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is published.
     *
     * @param log its name
     * @param key that whoever verifies needs
     * @param leaves of the log that are counted; what was done since the last export is in none of them
     * @param sums by host, procedure and act
     */
    public record Counted(String log, String key, long leaves, List<Sum> sums) {

        public Counted {
            sums = List.copyOf(sums);
        }
    }

    /** Empty where no log was begun. */
    public Optional<Counted> count(Actor actor) {
        actor.require(Permission.PUBLIC);
        if (settings.nothingStored().isPresent() || !HomeLog.exists(settings.home())) {
            return Optional.empty();
        }
        HomeLog log = HomeLog.openToRead(settings.home(), InstantSource.system());
        Checkpoint checkpoint = log.log().checkpoint();
        try (Database database = HomeDatabase.stored(settings)) {
            return Optional.of(new Counted(
                    checkpoint.origin(),
                    log.key().toString(),
                    checkpoint.size(),
                    new RecordExport(database, log).statistics(checkpoint).sums()));
        }
    }
}
