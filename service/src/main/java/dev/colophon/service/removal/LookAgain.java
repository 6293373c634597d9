package dev.colophon.service.removal;

import dev.colophon.cases.removal.CopyLook;
import dev.colophon.cases.removal.HostPauses;
import dev.colophon.cases.removal.LookSchedule;
import dev.colophon.cases.removal.LookSeries;
import dev.colophon.cases.removal.RemovalFinding;
import dev.colophon.cases.removal.RemovalLook;
import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.RemovalRule;
import dev.colophon.cases.removal.StoredLook;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.removal.LookedCopy.Looked;
import dev.colophon.service.removal.LookedCopy.NotLooked;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Looks for copies once more, says whether they are gone, and plans when to look next. */
public final class LookAgain {

    private final Settings settings;
    private final Politeness politeness;
    private final InstantSource clock;

    public LookAgain(Settings settings) {
        this(settings, Politeness.polite(), InstantSource.system());
    }

    /** As fast as that, by this clock. */
    public LookAgain(Settings settings, Politeness politeness, InstantSource clock) {
        this.settings = settings;
        this.politeness = politeness;
        this.clock = clock;
    }

    /**
     * Which.
     *
     * @param wanted ids of sightings, or their start or end
     * @param due also all whose look is due
     * @param claimed whether somebody says that those wanted are removed: their looks begin anew
     * @param allowed servers that may be visited though they are not public, beside those of the sources
     */
    public record Request(List<String> wanted, boolean due, boolean claimed, AllowList allowed) {

        public Request {
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * Looks for one after the other.
     *
     * @param listener told what came of each
     */
    public void look(Actor actor, Request request, ResultListener<LookedCopy> listener) throws IOException {
        Optional<String> nothing = settings.nothingStored();
        if (nothing.isPresent() && request.wanted().isEmpty()) {
            listener.message(nothing.get());
            return;
        }
        try (ScratchFolder scratch = ScratchFolder.create("colophon-look");
                HomeSession session = HomeSession.watching(settings.stored(), actor, listener);
                Clients clients = new Clients(guard(actor, session, request.allowed(), scratch))) {
            Looking looking = new Looking(actor, session, clients);
            listener.begins(request.due() ? 0 : request.wanted().size());
            for (String wanted : request.wanted()) {
                told(looking.wanted(wanted, request.claimed()), wanted, listener);
            }
            while (request.due()) {
                Optional<RemovalLooks.Due> due = looking.looks.take();
                if (due.isEmpty()) {
                    return;
                }
                told(looking.due(due.get()), due.get().series().sighting(), listener);
            }
        }
    }

    private static void told(LookedCopy came, String what, ResultListener<LookedCopy> listener) {
        listener.advances(what);
        listener.result(came);
    }

    /** What sources may visit, a look for what they found may visit too. */
    private GuardSettings guard(Actor actor, HomeSession session, AllowList allowed, ScratchFolder scratch) {
        Sources sources = new Sources(session.catalogue().database(), actor.organisation(), DatabaseClock.of(clock));
        List<String> ofSources = sources.list().stream()
                .map(Source::allowedHosts)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                .withAllowed(allowed.and(AllowList.of(ofSources)))
                .withBlocked(sources.blocked());
    }

    /** One client for each vantage point. */
    private final class Clients implements AutoCloseable {

        private record Client(LookVantages.Vantage vantage, GuardedClient client) {}

        private final List<Client> all = new ArrayList<>();

        Clients(GuardSettings guard) {
            for (LookVantages.Vantage vantage : LookVantages.of(settings)) {
                all.add(new Client(vantage, new GuardedClient(guard.as(vantage.visitor()))));
            }
        }

        @Override
        public void close() {
            all.forEach(one -> one.client().close());
        }
    }

    /** Looks in one home, by one who asks. */
    private final class Looking {

        private final Sightings sightings;
        private final RemovalLooks looks;
        private final HomeWorkSearch search;
        private final LookObservations observations;
        private final OtherCopies others;
        private final List<CopyLook> vantages;

        Looking(Actor actor, HomeSession session, Clients clients) {
            Database database = session.catalogue().database();
            this.sightings = new Sightings(database, actor.organisation());
            this.looks = new RemovalLooks(database, actor.organisation(), DatabaseClock.of(clock));
            this.search = new HomeWorkSearch(session);
            this.observations = new LookObservations(session, search);
            this.others = new OtherCopies(actor, database, sightings);
            HostPauses pauses = new HostPauses(politeness, clock, LookAgain::sleep);
            RandomGenerator random = RandomGenerator.getDefault();
            this.vantages = clients.all.stream()
                    .map(one -> new CopyLook(one.vantage().name(), one.client(), search, pauses, random))
                    .toList();
        }

        LookedCopy wanted(String what, boolean claimed) {
            StoredSighting sighting;
            try {
                sighting = sightings.get(what);
            } catch (RegistryException unknown) {
                return new NotLooked(what, String.valueOf(unknown.getMessage()), false);
            }
            Instant now = clock.instant();
            LookSeries series =
                    looks.series(sighting.id()).orElseGet(() -> new LookSeries(sighting.id(), now, Optional.empty()));
            return LookTargets.refusal(sighting)
                    .<LookedCopy>map(why -> new NotLooked(what, why, false))
                    .orElseGet(() -> look(sighting, claimed ? series.claimed(now) : series, Optional.empty()));
        }

        /** A series that there is no reason to go on with ends. */
        LookedCopy due(RemovalLooks.Due due) {
            String id = due.series().sighting();
            Optional<StoredSighting> found = sightings.find(id);
            Optional<String> over = found.isEmpty()
                    ? Optional.of("it matches nothing any more")
                    : found.flatMap(LookTargets::settled).or(() -> found.flatMap(LookTargets::refusal));
            if (over.isPresent()) {
                looks.finish(due);
                return new NotLooked(id, over.get(), true);
            }
            return look(found.orElseThrow(), due.series(), Optional.of(due.lease()));
        }

        private LookedCopy look(StoredSighting sighting, LookSeries series, Optional<Tasks.Lease> lease) {
            Instant at = clock.instant();
            var target = LookTargets.of(sighting);
            List<CopyLook.Seen> seen =
                    vantages.stream().map(vantage -> vantage.at(target)).toList();
            RemovalLook look =
                    new RemovalLook(at, seen.stream().map(CopyLook.Seen::view).toList(), others.of(sighting));
            List<Earlier> looked = new ArrayList<>(
                    looks.of(sighting).stream().map(StoredLook::earlier).toList());
            RemovalFinding finding = RemovalRule.decide(target.page(), look, looked);
            observations.store(target, seen, finding);
            looked.add(new Earlier(at, finding.verdict()));
            Optional<Instant> next = LookTargets.settled(sighting).isPresent()
                    ? Optional.empty()
                    : LookSchedule.next(series.begun(), series.claimed(), looked);
            looks.store(sighting, look, finding, series, next, lease);
            return new Looked(
                    sighting,
                    at,
                    finding,
                    look.views().stream().map(view -> view.vantage()).toList(),
                    next);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a host", e);
        }
    }
}
