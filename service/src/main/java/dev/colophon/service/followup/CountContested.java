package dev.colophon.service.followup;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.notice.ListRegimes;
import dev.colophon.service.notice.NoticeReading;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Counts the notices that a user contests, and whose owner has to choose. Nothing changes by it. */
public final class CountContested {

    private final Settings settings;

    public CountContested(Settings settings) {
        this.settings = settings;
    }

    /** None where nothing was ever stored; one whose procedure is gone is not counted. */
    public int count(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return database == null
                    ? 0
                    : database.read(dsl -> {
                        Notices notices = new Notices(dsl, actor.organisation());
                        NoticeReading reading = new NoticeReading(dsl, notices, ListRegimes.known(settings));
                        return Math.toIntExact(reading.histories(notices.counteredUnended(), _ -> {}).stream()
                                .filter(history -> history.isIn(NoticePhase.COUNTERED))
                                .count());
                    });
        }
    }
}
