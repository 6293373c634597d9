package dev.colophon.service.record;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.record.RecordDays;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.Optional;

/** Counts what is in the public record of a home by day. */
public final class CountPublicDays {

    private final Settings settings;

    public CountPublicDays(Settings settings) {
        this.settings = settings;
    }

    /** As CSV: day (UTC), act, how often. Empty where no log was begun. */
    public Optional<byte[]> count(Actor actor) {
        actor.require(Permission.PUBLIC);
        if (settings.nothingStored().isPresent() || !HomeLog.exists(settings.home())) {
            return Optional.empty();
        }
        HomeLog log = HomeLog.openToRead(settings.home(), InstantSource.system());
        long size = log.log().checkpoint().size();
        try (Database database = HomeDatabase.stored(settings)) {
            return Optional.of(database.read(dsl -> RecordDays.csv(dsl, size)));
        }
    }
}
