package dev.colophon.service.source;

import dev.colophon.crawl.fetch.LocalList;
import dev.colophon.crawl.frontier.source.Sources;
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
import java.util.Optional;

/** Names a place to watch. */
public final class AddSource {

    private final Settings settings;

    public AddSource(Settings settings) {
        this.settings = settings;
    }

    /**
     * A source that is watched now.
     *
     * @param before as it was, where it was watched before
     * @param all that are watched, among them this one
     * @param problems lines of a list on this machine that name no address, by their numbers, and why; the first of them
     * @param leftOut how many such lines there are
     */
    public record Added(Source source, Optional<Source> before, List<Source> all, List<String> problems, int leftOut) {

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
     * Adds it, or changes what is said of its settings. Makes the home where there is none.
     *
     * @param allowed what {@link SourceRequest#allowedHosts} come to
     * @throws Refused when its URL leads where we do not go
     */
    public Added add(Actor actor, SourceRequest request, AllowList allowed) throws IOException, Refused {
        SourcePlan _ = request.plan(Optional.empty()); // what cannot be meant makes no home
        try (ScratchFolder scratch = ScratchFolder.create("colophon-source");
                Database database = Database.open(settings.home(), settings.database())) {
            Sources sources = new Sources(database, actor.organisation(), DatabaseClock.of(InstantSource.system()));
            Optional<Source> before = sources.at(request.place(), request.kind());
            SourcePlan plan = request.plan(before);
            GuardSettings guard = GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                    .withAllowed(request.allowedHosts().isPresent() ? allowed : AllowList.of(plan.allowedHosts()));
            Source source = added(sources, before, plan, guard);
            LocalList list = listed(source);
            List<String> first = list.problems().stream().limit(MOST_PROBLEMS).toList();
            return new Added(source, before, sources.list(), first, list.leftOut());
        } catch (SourceRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static Source added(Sources sources, Optional<Source> before, SourcePlan plan, GuardSettings guard)
            throws Refused, SourceRefused {
        Optional<Source> other = before.filter(source -> source.kind() != plan.kind());
        try (GuardedClient client = new GuardedClient(guard)) {
            return other.isPresent()
                    ? sources.replace(other.get(), plan, client::admit)
                    : sources.add(plan, client::admit);
        }
    }
}
