package dev.colophon.service.source;

import dev.colophon.crawl.fetch.LocalList;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.Guard;
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
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
     * @param barred addresses that such a list names and that may not be asked for, the first of them
     * @param barredCount how many of them there are
     */
    public record Added(
            Source source,
            Optional<Source> before,
            List<Source> all,
            List<String> problems,
            int leftOut,
            List<BarredAddress> barred,
            int barredCount) {

        public Added {
            all = List.copyOf(all);
            problems = List.copyOf(problems);
            barred = List.copyOf(barred);
        }

        /** Whether all that it names is watched. */
        public boolean isWhole() {
            return leftOut == 0 && barredCount == 0;
        }
    }

    private static final int MOST_PROBLEMS = 10;

    /** What a list on this machine says: one that names no address at all is no place to watch. */
    private static LocalList listed(SourcePlan plan) throws SourceRefused {
        Optional<Path> file = file(plan);
        if (file.isEmpty()) {
            return new LocalList(List.of(), List.of(), 0);
        }
        LocalList list;
        try {
            list = LocalList.of(plan, file.get());
        } catch (IOException e) {
            throw new SourceRefused(
                    "the list %s cannot be read: %s".formatted(plan.seed().strip(), BoundedCopy.describe(e)));
        }
        if (list.urls().isEmpty()) {
            throw new SourceRefused(
                    "not one line of %s is an address, so it is not watched%s; write one http or https URL a line"
                            .formatted(
                                    plan.seed().strip(),
                                    list.problems().stream()
                                            .findFirst()
                                            .map(first -> ": " + first)
                                            .orElse("")));
        }
        return list;
    }

    /** The file of a list on this machine, if there is one. */
    private static Optional<Path> file(SourcePlan plan) {
        String place = plan.seed().strip().toLowerCase(Locale.ROOT);
        if (!LocalList.isOne(plan.kind()) || place.startsWith("http:") || place.startsWith("https:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ScanSource.named(plan.seed())).filter(Files::isRegularFile);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /**
     * Adds it, or changes what is said of its settings. Makes the home where there is none.
     *
     * @param allowed what {@link SourceRequest#allowedHosts} come to
     * @throws Refused when its URL leads where we do not go
     * @throws ServiceException when it is nothing that can be watched, such as a list without a single address
     */
    public Added add(Actor actor, SourceRequest request, AllowList allowed) throws IOException, Refused {
        actor.require(Permission.VISIT);
        SourcePlan _ = request.plan(Optional.empty()); // what cannot be meant makes no home
        try (ScratchFolder scratch = ScratchFolder.create("colophon-source");
                Database database = Database.open(settings.home(), settings.database())) {
            Sources sources = new Sources(database, actor.organisation(), DatabaseClock.of(InstantSource.system()));
            Optional<Source> before = sources.at(request.place(), request.kind());
            SourcePlan plan = request.plan(before);
            requireMachine(actor, plan);
            GuardSettings guard = GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                    .withAllowed(request.allowedHosts().isPresent() ? allowed : AllowList.of(plan.allowedHosts()));
            LocalList list = listed(plan);
            Source source = added(sources, before, plan, guard);
            List<String> first = list.problems().stream().limit(MOST_PROBLEMS).toList();
            List<BarredAddress> barred = barred(list, source, guard);
            return new Added(
                    source,
                    before,
                    sources.list(),
                    first,
                    list.leftOut(),
                    barred.stream().limit(MOST_PROBLEMS).toList(),
                    barred.size());
        } catch (SourceRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** As far as one can see without a name server. */
    private static List<BarredAddress> barred(LocalList list, Source source, GuardSettings settings) {
        Guard guard = new Guard(settings);
        List<BarredAddress> barred = new ArrayList<>();
        for (FoundUrl named : list.urls()) {
            String url = named.url().url();
            try {
                var _ = guard.admit(url);
            } catch (Refused refused) {
                barred.add(new BarredAddress(
                        url, source.seed(), source.allowedHosts(), refused.line(), refused.allowable(), 1));
            }
        }
        return barred;
    }

    /** Files of this machine, and what is not public, may be another organisation's. */
    private static void requireMachine(Actor actor, SourcePlan plan) {
        boolean ofMachine = plan.kind().isLocal()
                || file(plan).isPresent()
                || !plan.allowedHosts().isEmpty();
        if (ofMachine && !actor.may(Permission.MACHINE)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "files of this machine and hosts that are not public are watched by whoever runs it alone: name a public address");
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
