package dev.colophon.service.watch;

import dev.colophon.crawl.frontier.redirect.RedirectedCopies;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.evidence.messages.Message;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeClock;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.AllSources;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.history.PlaceHistory;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Visits the sources again and again, keeps what is received, and looks for registered works in it. */
public final class WatchSources {

    private final Settings settings;

    public WatchSources(Settings settings) {
        this.settings = settings;
    }

    /**
     * How to watch.
     *
     * @param once whether to visit what is due now, each place once, and end, having waited for hosts that rest until two minutes
     *     after something was had last; what asks to come back within them is visited once more
     * @param retryParked whether to look again into what this program failed on again and again
     * @param metricsPort where figures for Prometheus are served on this machine
     * @param command that watches, of which others that want to are told
     */
    public record Request(boolean once, boolean retryParked, OptionalInt metricsPort, String command) {

        /** Of {@code colophon watch}. */
        public Request(boolean once, boolean retryParked, OptionalInt metricsPort) {
            this(once, retryParked, metricsPort, "watch");
        }
    }

    /**
     * Goes on where the last run ended, also where that was killed.
     *
     * @return how many captures and files were looked into; empty, and said so, where no place is watched
     */
    public OptionalLong watch(Actor actor, Request request, WatchListener listener)
            throws IOException, InterruptedException {
        actor.require(Permission.VISIT);
        String contact = settings.watching().requiredContact();
        // Without it no sound and no film could be looked into, and each would be fetched again and again.
        settings.programs().ffmpeg().find();
        if (settings.nothingStored().isPresent()) {
            listener.told(Message.of("source.none"));
            return OptionalLong.empty();
        }
        Home home = settings.home();
        WatchEnd end = new WatchEnd();
        try (HomeLock _ = home.watching(request.command());
                SmallHeap _ = SmallHeap.keep()) {
            listener.begins(end::ask); // before the database is opened, so that it is closed whoever ends the program
            Path scratch = emptied(home.folder().resolve("scratch"));
            try (Database database = Database.open(home, settings.database())) {
                DatabaseClock clock = DatabaseClock.of(InstantSource.system());
                Sources sources = new Sources(database, actor.organisation(), clock);
                if (AllSources.list(database).isEmpty()) {
                    listener.told(Message.of("source.none"));
                    return OptionalLong.empty();
                }
                HomeClock.of(clock.own()).warn(database, listener);
                Instant began = database.read(clock::now);
                Changes changes = new Changes(
                        database,
                        clock,
                        new Sightings(database, actor.organisation()),
                        new PlaceHistory(database, actor.organisation()),
                        redirected(database, request, began),
                        listener,
                        ToldChanges.file(home, actor.organisation()));
                WatchRun run = new WatchRun(settings, actor, request, database, listener, changes, end);
                WatchRun.Ended watched = run.crawl(GuardSettings.of(contact, scratch));
                changes.end();
                new NotSeen(database, actor.organisation(), began, listener)
                        .tell(sources, watched.idle() && !end.isAsked());
                return OptionalLong.of(watched.looked());
            } finally {
                TemporaryFolders.delete(scratch);
            }
        } finally {
            end.come();
        }
    }

    /** Once, what an address leads to may have been visited before it, and is not again. */
    private static RedirectedCopies redirected(Database database, Request request, Instant began) {
        Ids ids = new Ids(InstantSource.system());
        return request.once() ? new RedirectedCopies(database, ids, began) : new RedirectedCopies(database, ids);
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            TemporaryFolders.delete(folder);
        }
        return Files.createDirectories(folder);
    }
}
