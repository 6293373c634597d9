package dev.colophon.service.source;

import dev.colophon.crawl.fetch.LocalList;
import dev.colophon.crawl.frontier.Sources;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Names a place to watch. */
public final class AddSource {

    private final Settings settings;

    public AddSource(Settings settings) {
        this.settings = settings;
    }

    /**
     * A source that is watched now.
     *
     * @param known whether it was watched before, and has other settings now
     * @param all that are watched, among them this one
     * @param problems lines of a list on this machine that name no address, by their numbers, and why; the first of them
     * @param leftOut how many such lines there are
     */
    public record Added(Source source, boolean known, List<Source> all, List<String> problems, int leftOut) {

        public Added {
            all = List.copyOf(all);
            problems = List.copyOf(problems);
        }
    }

    private static final int MOST_PROBLEMS = 10;

    private static LocalList listed(Source source) {
        try {
            return LocalList.isOne(source) ? LocalList.of(source) : new LocalList(List.of(), List.of(), 0);
        } catch (IOException e) {
            return new LocalList(List.of(), List.of("the list cannot be read: " + BoundedCopy.describe(e)), 1);
        }
    }

    /**
     * Adds it, or changes its settings. Makes the home where there is none.
     *
     * @param allowed what {@link SourceRequest#allowedHosts} come to
     * @throws Refused when its URL leads where we do not go
     */
    public Added add(Actor actor, SourceRequest request, AllowList allowed) throws IOException, Refused {
        SourcePlan plan = request.plan();
        try (ScratchFolder scratch = ScratchFolder.create("colophon-source");
                Database database = Database.open(settings.home(), settings.database());
                GuardedClient client =
                        new GuardedClient(GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                                .withAllowed(allowed))) {
            Sources sources = new Sources(database, actor.organisation(), DatabaseClock.of(InstantSource.system()));
            List<Source> before = sources.list();
            Source source = sources.add(plan, client::admit);
            boolean known = before.stream().anyMatch(one -> one.id().equals(source.id()));
            LocalList list = listed(source);
            List<String> first = list.problems().stream().limit(MOST_PROBLEMS).toList();
            return new Added(source, known, sources.list(), first, list.leftOut());
        } catch (SourceRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
