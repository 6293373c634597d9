package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.time.InstantSource;

/** Takes back that a source was removed; its queue begins anew. */
public final class RestoreSource {

    private final Settings settings;

    public RestoreSource(Settings settings) {
        this.settings = settings;
    }

    /**
     * Watches it again, or keeps it paused if it was.
     *
     * @param removed as it was
     * @throws Refused when its URL leads where we do not go any more
     */
    public Source restore(Actor actor, Source removed) throws IOException, Refused {
        actor.require(Permission.VISIT);
        try (ScratchFolder scratch = ScratchFolder.create("colophon-source");
                Database database = Database.open(settings.home(), settings.database());
                GuardedClient client =
                        new GuardedClient(GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                                .withAllowed(AllowList.of(removed.allowedHosts())))) {
            return new Sources(database, actor.organisation(), DatabaseClock.of(InstantSource.system()))
                    .restore(removed, client::admit);
        } catch (SourceRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
