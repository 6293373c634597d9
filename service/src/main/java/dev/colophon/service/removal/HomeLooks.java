package dev.colophon.service.removal;

import dev.colophon.cases.removal.CopyLook;
import dev.colophon.cases.removal.LookSchedule;
import dev.colophon.cases.removal.LookSeries;
import dev.colophon.cases.removal.RemovalFinding;
import dev.colophon.cases.removal.RemovalLook;
import dev.colophon.cases.removal.RemovalLook.CopyElsewhere;
import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.RemovalRule;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cases.removal.StoodBeside;
import dev.colophon.cases.removal.StoredLook;
import dev.colophon.cases.removal.address.HostPauses;
import dev.colophon.cases.removal.address.LookTarget;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.removal.LookedCopy.Looked;
import dev.colophon.service.removal.LookedCopy.NotLooked;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Looks for copies of one home, for one who asks. For one thread. */
final class HomeLooks {

    /** So many places are asked, the first seen first, before it is said that the copy stands elsewhere now. */
    private static final int MOST_ELSEWHERE = 5;

    private final InstantSource clock;
    private final Sightings sightings;
    private final RemovalLooks looks;
    private final HomeWorkSearch search;
    private final LookObservations observations;
    private final OtherCopies others;
    private final StoodBeside stoodBeside;
    private final List<CopyLook> vantages;

    HomeLooks(Actor actor, HomeSession session, LookClients clients, Politeness politeness, InstantSource clock) {
        this.clock = clock;
        Database database = session.catalogue().database();
        this.sightings = new Sightings(database, actor.organisation());
        this.looks = new RemovalLooks(database, actor.organisation(), DatabaseClock.of(clock));
        this.stoodBeside = new StoodBeside(database, actor.organisation());
        this.search = new HomeWorkSearch(session);
        this.observations = new LookObservations(session, search);
        this.others = new OtherCopies(actor, database, sightings);
        HostPauses pauses = new HostPauses(politeness, clock, HomeLooks::sleep);
        RandomGenerator random = RandomGenerator.getDefault();
        this.vantages = clients.all().stream()
                .map(one -> new CopyLook(one.vantage().name(), one.client(), search, pauses, random))
                .toList();
    }

    /** The next whose look is due. */
    Optional<RemovalLooks.Due> takeDue() {
        return looks.take();
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
        List<StoredLook> before = looks.of(sighting);
        Predicate<String> beside = stoodBeside.of(sighting, before);
        List<CopyLook.Seen> seen =
                vantages.stream().map(vantage -> vantage.at(target, beside)).toList();
        List<Earlier> looked =
                new ArrayList<>(before.stream().map(StoredLook::earlier).toList());
        RemovalLook here =
                new RemovalLook(at, seen.stream().map(CopyLook.Seen::view).toList(), List.of());
        RemovalFinding own = RemovalRule.decide(target.page(), here, looked);
        observations.store(target, seen, own);
        RemovalLook look = own.meaning() == Meaning.REMOVED
                ? new RemovalLook(at, here.views(), inItsPlace(sighting, looked, beside))
                : here;
        RemovalFinding finding = RemovalRule.decide(target.page(), look, looked);
        looked.add(new Earlier(at, finding.verdict(), finding.where()));
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

    /** The first copy elsewhere that may have taken its place and is there now. */
    private List<CopyElsewhere> inItsPlace(StoredSighting sighting, List<Earlier> looked, Predicate<String> beside) {
        Map<String, StoredSighting> copies = new HashMap<>();
        others.of(sighting).forEach(other -> copies.put(other.place(), other));
        List<CopyElsewhere> candidates = RemovalRule.inItsPlace(
                copies.values().stream()
                        .filter(other -> LookTargets.refusal(other).isEmpty() && !beside.test(other.place()))
                        .map(other -> new CopyElsewhere(other.place(), other.firstSeen(), other.lastSeen()))
                        .toList(),
                looked);
        return candidates.stream()
                .limit(MOST_ELSEWHERE)
                .filter(copy ->
                        isThere(Optional.ofNullable(copies.get(copy.place())).orElseThrow()))
                .limit(1)
                .toList();
    }

    private boolean isThere(StoredSighting other) {
        LookTarget target = LookTargets.of(other);
        Predicate<String> beside = stoodBeside.of(other, looks.of(other));
        List<CopyLook.Seen> seen =
                vantages.stream().map(vantage -> vantage.at(target, beside)).toList();
        RemovalLook look = new RemovalLook(
                clock.instant(), seen.stream().map(CopyLook.Seen::view).toList(), List.of());
        observations.store(target, seen, RemovalRule.decide(target.page(), look, List.of()));
        return look.showsIt();
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
