package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.redirect.LedPlaces;
import dev.colophon.crawl.frontier.redirect.RedirectChains;
import dev.colophon.crawl.frontier.schedule.Candidates;
import dev.colophon.crawl.frontier.schedule.Discoveries;
import dev.colophon.crawl.frontier.schedule.FrontierPlaces;
import dev.colophon.crawl.frontier.schedule.HostQueue;
import dev.colophon.crawl.frontier.schedule.HostReleases;
import dev.colophon.crawl.frontier.schedule.HostScheduler;
import dev.colophon.crawl.frontier.schedule.HostScheduler.Claimed;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.frontier.schedule.KnownPlaces;
import dev.colophon.crawl.frontier.schedule.Lanes;
import dev.colophon.crawl.frontier.schedule.ReachedPlaces;
import dev.colophon.crawl.frontier.schedule.SignalSink;
import dev.colophon.crawl.frontier.schedule.TermsOfHosts;
import dev.colophon.crawl.frontier.schedule.WriteBatch;
import dev.colophon.crawl.frontier.source.SourceStates;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.crawl.source.Source;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.OpenLooks;
import dev.colophon.sightings.decision.ExceptionRules;
import dev.colophon.sightings.decision.HoldRules;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import dev.colophon.store.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What is to be visited, and when a host may be asked again: all of it in the database, so that a restart forgets neither
 * work nor manners. Any number of processes may share a PostgreSQL database; SQLite has one at a time. Used by one thread
 * of a process.
 *
 * <p>Invariants: a host has at most one lease, by the database's clock; {@code next_at} is moved in the transaction that grants
 * the lease, before the request is made; a place stays due until the transaction that stores what came of it.
 *
 * <p>No lock is shared by all workers. On PostgreSQL results are stored and leases granted in transactions of their own: the
 * first changes rows in one order of tables and keys, and is repeated when PostgreSQL ends it all the same, from results that
 * stay as they are; the second takes what nobody has locked. On SQLite, where one transaction runs at a time, both are one.
 */
public final class Frontier {

    private final Database database;
    private final DatabaseClock clock;
    private final ZoneId zone;
    private final FrontierPlaces places;
    private final TermsOfHosts terms;
    private final HostScheduler scheduler;
    private final HostQueue queue;
    private final Housekeeping housekeeping;
    private final HostReleases releases;
    private final ResultWriter results;
    private final LedPlaces led;
    private final Discoveries discoveries;
    private final ReachedPlaces reached;
    private final PastAppearances past;
    private final Tasks tasks;
    private final Ids ids;
    private final String worker;
    private final KnownPlaces knownPlaces = new KnownPlaces();
    private final HotStatements sql = new HotStatements();
    private final Set<String> held = new HashSet<>();
    private final WatchedSources watched;

    /** Since when each place is visited once, if it is. */
    private Optional<Instant> began = Optional.empty();

    /**
     * A frontier on a database, for a crawler that behaves so.
     *
     * @param vantage from where on the network it looks
     * @param zone whose midnight begins a new day for budgets
     */
    public Frontier(
            Database database,
            Politeness politeness,
            String vantage,
            SignalSink signals,
            DatabaseClock clock,
            ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.ids = new Ids(clock.own());
        this.worker = ids.next();
        this.places = new FrontierPlaces(sql);
        this.queue = new HostQueue(worker, sql);
        this.housekeeping = new Housekeeping(queue);
        Lanes lanes = new Lanes(sql);
        this.watched = new WatchedSources(lanes);
        this.terms = new TermsOfHosts(sql);
        this.scheduler = new HostScheduler(politeness, places, queue, lanes, terms, sql);
        this.releases = new HostReleases(politeness, sql);
        RedirectChains redirects = new RedirectChains(sql);
        this.led = new LedPlaces(redirects, sql);
        this.results = new ResultWriter(
                vantage, ids, places, new RobotsWriter(sql), new TermsWriter(terms, sql), redirects, led);
        this.discoveries = new Discoveries(signals, sql);
        this.reached = new ReachedPlaces(sql, database, ids);
        this.past = new PastAppearances(sql);
        this.tasks = new Tasks(clock);
    }

    /**
     * What may be asked now.
     *
     * @param leases one for each host
     * @param local sources on this machine whose time has come
     * @param next in how long there may be more; empty when nothing will be, and when all that were asked for are granted
     * @param seen the ids of new sightings: of what stood there before, and was visited for one organisation more
     */
    public record LeaseBatch(List<Lease> leases, List<Source> local, Optional<Duration> next, List<String> seen) {}

    /** The leases of a process that is gone are free, and its hosts rest once more: nobody knows when it asked them last. */
    public void recover(Politeness politeness) {
        boolean _ = change(dsl -> {
            housekeeping.recover(dsl, politeness.delay(), clock.now(dsl));
            return true;
        });
    }

    /**
     * Stores what came of leases, and grants up to {@code free} new ones.
     *
     * @param named what lists on this machine name
     */
    public LeaseBatch storeAndLease(
            List<Finished> done, List<AnalysisTask.Done> examined, List<FoundUrl> named, int free) {
        Stored stored;
        Granted granted;
        if (database.hasManyWriters()) {
            stored = change(dsl -> store(dsl, done, examined, named));
            committed(stored, done, named);
            granted = change(dsl -> grant(dsl, stored, free));
            committed(granted);
            if (!granted.claimed().slept().isEmpty()) {
                boolean _ = change(dsl -> recheck(dsl, granted.claimed().slept()));
            }
        } else {
            Both both = change(dsl -> {
                Stored first = store(dsl, done, examined, named);
                return new Both(first, grant(dsl, first, free));
            });
            stored = both.stored();
            granted = both.granted();
            committed(stored, done, named);
            committed(granted);
        }
        List<Source> local = stored.read().map(WatchedSources.Reading::local).orElse(List.of());
        return new LeaseBatch(granted.claimed().leases(), local, granted.next(), stored.seen());
    }

    /** From now on each place is visited once, and once more when it gave no answer. */
    public void visitOnce() {
        began = Optional.of(database.read(clock::now));
        scheduler.visitOnce(began.get());
        led.visitOnce();
    }

    /** The host at which within so long something will be due first that is still to be visited {@link #visitOnce once}. */
    public Optional<AwaitedHost> owed(Duration within) {
        return began.flatMap(
                since -> change(dsl -> queue.owed(dsl, clock.now(dsl).plus(within), since)));
    }

    /** A source on this machine had its turn to the end; that of a list ends when what it names is stored, too. */
    public void turnEnded(Source source) {
        watched.endTurn(source).ifPresent(since -> {
            boolean _ = change(dsl -> {
                SourceStates.turnEnded(dsl, source.id(), since, clock.now(dsl));
                return true;
            });
        });
    }

    /** The sources on this machine whose turn comes within so long. */
    public List<String> dueHere(Duration within) {
        return database.read(dsl -> SourceStates.dueHere(dsl, clock.now(dsl).plus(within)));
    }

    /** A source on this machine had its turn, and was not looked into to its end. */
    public void stillDue(Source source) {
        Optional<Instant> _ = watched.endTurn(source);
        boolean _ = change(dsl -> SourceStates.stillDue(dsl, source.id(), clock.now(dsl)));
    }

    private <T> T change(Function<DSLContext, T> transaction) {
        return database.writeRepeating(transaction);
    }

    private record Both(Stored stored, Granted granted) {}

    /**
     * What a transaction stored, and what is to be remembered of it when it is committed.
     *
     * @param read the sources that are watched, when they were read
     * @param hosts that have something to do now
     * @param seen the ids of new sightings
     */
    private record Stored(
            Optional<WatchedSources.Reading> read,
            List<Long> keys,
            Set<String> hosts,
            List<SiteSignal> signals,
            List<String> seen) {}

    private record Granted(Claimed claimed, Optional<Duration> next, Housekeeping.Done kept) {}

    private Stored store(DSLContext dsl, List<Finished> done, List<AnalysisTask.Done> examined, List<FoundUrl> named) {
        // Before the database's, and as coarse, so that no rest begins before its request ended.
        Instant own = clock.own().instant().truncatedTo(ChronoUnit.MILLIS);
        Instant now = clock.now(dsl);
        LocalDate today = LocalDate.ofInstant(now, zone);
        WriteBatch batch = new WriteBatch(now);
        Optional<WatchedSources.Reading> read = watched.read(dsl, now, today, tomorrow(today));
        List<FoundUrl> seeds = read.map(WatchedSources.Reading::seeds).orElse(List.of());
        Set<String> hosts = new TreeSet<>();
        read.ifPresent(reading -> hosts.addAll(reading.hosts()));
        read(dsl, done, own, batch);
        Set<String> involved = new HashSet<>(batch.spent.keySet());
        batch.found.forEach(url -> involved.add(url.source()));
        named.forEach(url -> involved.add(url.source()));
        seeds.forEach(url -> involved.add(url.source()));
        Map<String, FrontierPlaces.Asker> askers = places.askers(dsl, involved);
        FrontierPlaces.Added added = new FrontierPlaces.Added();
        List<FoundUrl> touched = new ArrayList<>(named);
        touched.addAll(seeds);
        List<FoundUrl> found = new ArrayList<>(batch.found);
        found.addAll(touched);
        Candidates candidates = places.candidates(dsl, found, askers, knownPlaces, today);
        Map<String, Set<String>> there = places.known(dsl, candidates);
        Set<String> changed = new HashSet<>(batch.places.keySet());
        batch.asked.forEach(one -> changed.add(one.url().url().key()));
        batch.left.forEach(one -> changed.add(one.place()));
        sql.batches(
                dsl,
                List.of(
                        FrontierPlaces.locking(dsl, candidates, there, changed, touched),
                        new HotStatements.Batch(NextVisit.STORE, List.copyOf(batch.places.values()))));
        places.add(dsl, candidates, there, askers, knownPlaces, now, added);
        places.touch(dsl, touched, askers, now, added);
        added.hosts().addAll(led.ask(dsl, batch.asked, now));
        added.hosts().addAll(led.leave(dsl, batch.left, now));
        List<String> seen = write(dsl, batch, added, done, examined);
        batch.spent.keySet().retainAll(askers.keySet());
        List<HotStatements.Batch> last = new ArrayList<>();
        last.add(SourceStates.spending(worker, batch.spent, today.toEpochDay()));
        last.addAll(queue.releases(batch.releases));
        sql.batches(dsl, last);
        watched.endTurns(dsl, named, now);
        hosts.addAll(added.hosts());
        List<SiteSignal> signals = discoveries.signals(dsl, batch.signals, now);
        return new Stored(read, added.keys(), hosts, signals, seen);
    }

    /**
     * Reads the results.
     *
     * @param own what the clock of this machine said just before the database's said {@code batch.now}
     */
    private void read(DSLContext dsl, List<Finished> done, Instant own, WriteBatch batch) {
        for (Finished finished : done) {
            Duration ago = Duration.between(finished.ended(), own);
            Instant ended = batch.now.minus(ago.isNegative() ? Duration.ZERO : ago);
            results.store(dsl, finished, ended, batch);
            if (finished.last()) {
                batch.releases.add(releases.of(dsl, finished, ended));
            }
        }
    }

    /** Writes what hangs on places; returns the ids of sightings that are new. */
    private List<String> write(
            DSLContext dsl,
            WriteBatch batch,
            FrontierPlaces.Added added,
            List<Finished> done,
            List<AnalysisTask.Done> examined) {
        List<Observation> looks = OpenLooks.of(dsl, batch.looks, batch.showing, batch.readAgain);
        Observations.append(dsl, ids, looks);
        led.stay(dsl, looks);
        List<String> seen = reached.add(dsl, batch.reached);
        Set<String> there = new HashSet<>(batch.visited);
        batch.found.forEach(url -> there.add(url.url().key()));
        there.removeAll(added.rejected());
        there.addAll(batch.visited);
        discoveries.appearances(dsl, batch.appearances, there, added.rejected(), batch.now);
        discoveries.stillThere(dsl, batch.unchanged, batch.now);
        past.read(dsl, batch.readAgain, batch.now);
        past.gone(dsl, batch.gone, batch.now);
        discoveries.recorded(dsl, batch.recorded, batch.now);
        new HoldRules(ids).said(dsl, batch.licences, batch.now);
        TermsWriter.named(batch.licences)
                .forEach((host, documents) -> documents.forEach(url -> terms.name(dsl, host, url, batch.now)));
        new ExceptionRules(ids).said(dsl, batch.contexts, batch.now);
        for (Finished finished : done) {
            if (finished.what() instanceof Lease.Visit visit
                    && finished.outcome() instanceof FetchOutcome.Moved moved) {
                moved.findings()
                        .moved()
                        .filter(target -> !added.rejected().contains(target.key()))
                        .ifPresent(target -> Discoveries.moved(dsl, visit.url(), target, batch.now));
            }
        }
        tasks.add(dsl, Tasks.Kind.ANALYSE, batch.tasks, AnalysisTask.LEASE);
        Set<Tasks.Lease> finished = new HashSet<>();
        for (AnalysisTask.Done one : examined) {
            if (one.failed()) {
                tasks.park(dsl, one.lease(), "this program failed on it every time");
            } else {
                finished.add(one.lease());
            }
        }
        tasks.finish(dsl, finished);
        return seen;
    }

    private Instant tomorrow(LocalDate today) {
        return today.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private void committed(Stored stored, List<Finished> done, List<FoundUrl> named) {
        if (watched.committed(stored.read(), named)) {
            knownPlaces.clear();
        }
        knownPlaces.addAll(stored.keys());
        discoveries.remember(stored.signals());
        done.stream()
                .filter(Finished::last)
                .forEach(last -> held.remove(last.lease().host()));
    }

    private Granted grant(DSLContext dsl, Stored stored, int free) {
        Instant now = clock.now(dsl); // not before: another worker may have been waited for
        LocalDate today = LocalDate.ofInstant(now, zone);
        queue.wake(dsl, stored.hosts(), now);
        Housekeeping.Done kept = housekeeping.run(dsl, held, watched.running(), now, today);
        Map<String, Source> sources =
                stored.read().map(WatchedSources.Reading::all).orElseGet(watched::all);
        Claimed claimed = free > 0
                ? scheduler.claim(dsl, sources, now, free, today.toEpochDay(), tomorrow(today))
                : new Claimed(List.of(), List.of());
        boolean all = free > 0 && claimed.leases().size() == free;
        Optional<Duration> next = (all ? OptionalLong.empty() : queue.next(dsl))
                .stream()
                        .mapToObj(at -> Duration.ofMillis(Math.max(0, at - now.toEpochMilli())))
                        .findFirst();
        return new Granted(claimed, next, kept);
    }

    private void committed(Granted granted) {
        granted.claimed().leases().forEach(lease -> held.add(lease.host()));
        housekeeping.committed(granted.kept());
    }

    /** The statements that it repeats, so that their plans can be looked at. */
    Set<String> statements() {
        return sql.texts();
    }

    private boolean recheck(DSLContext dsl, List<String> slept) {
        queue.recheck(dsl, slept, clock.now(dsl));
        return true;
    }
}
