package dev.colophon.service.log;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.home.Witnesses;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.Optional;

/** Says how the log stands. */
public final class DescribeLog {

    private final Settings settings;

    public DescribeLog(Settings settings) {
        this.settings = settings;
    }

    /** Empty, and said so, where nothing was ever stored. */
    public Optional<LogState> describe(Actor actor, MessageListener listener) {
        actor.require(Permission.PUBLIC);
        Optional<String> nothing = settings.nothingStored();
        if (nothing.isPresent() && !HomeLog.exists(settings.home())) {
            listener.message(nothing.get());
            return Optional.empty();
        }
        HomeLog log = ExistingLog.toRead(settings);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database).map(stored -> state(log, stored));
        }
    }

    private static LogState state(HomeLog log, Database database) {
        Checkpoint newest = log.log().checkpoint();
        return new LogState(
                newest.origin(),
                newest.size(),
                newest.root().hex(),
                log.key().toString(),
                log.log().cosigned().map(Checkpoint::size).orElse(0L),
                ExistingLog.isAnythingUnlogged(database),
                new Witnesses(database, InstantSource.system())
                        .list().stream().map(Witnesses.Named::name).toList());
    }
}
