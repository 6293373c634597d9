package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.Lease.FetchTask;
import dev.colophon.crawl.frontier.lease.Lease.Interest;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.frontier.schedule.HostQueue.Ready;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.UrlKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jooq.DSLContext;

/** Grants leases of the hosts that are due, and says what to ask each. Used by one thread, in transactions. */
public final class HostScheduler {

    /** FrontierPlaces of one host that its rules bar are passed over, so many in one transaction. */
    private static final int MOST_BARRED = 200;

    /** A source that another process added a moment ago is known after this. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);

    private static final String ROBOTS = "select robots_body from host where name = ?";

    private final Politeness politeness;

    /** Since when what was visited is passed over; never where it is not. */
    private long began = Lease.NEVER;

    private final FrontierPlaces places;
    private final DuePlaces due;
    private final HostQueue queue;
    private final Lanes lanes;
    private final RobotsRules.Cache robots;
    private final TermsOfHosts terms;
    private final HotStatements sql;

    public HostScheduler(
            Politeness politeness,
            FrontierPlaces places,
            HostQueue queue,
            Lanes lanes,
            TermsOfHosts terms,
            HotStatements sql) {
        this.politeness = politeness;
        this.places = places;
        this.due = new DuePlaces(sql);
        this.queue = queue;
        this.lanes = lanes;
        this.robots = new RobotsRules.Cache();
        this.terms = terms;
        this.sql = sql;
    }

    /** Passes over what was visited since then, but for what gave no answer once. */
    public void visitOnce(Instant since) {
        began = since.toEpochMilli();
    }

    /**
     * What was taken.
     *
     * @param slept hosts at which nothing was due
     */
    public record Claimed(List<Lease> leases, List<String> slept) {}

    /**
     * Takes up to so many hosts whose time has come, and what to ask each. Where there are several organisations, half of the
     * hosts are what is next for each of them in turn; the others are those that have waited longest, whoever asks.
     */
    public Claimed claim(
            DSLContext dsl, Map<String, Source> sources, Instant now, int most, long day, Instant tomorrow) {
        Claimed claimed = new Claimed(new ArrayList<>(), new ArrayList<>());
        int inTurn = lanes.areSeveral() ? lanes.inTurn(most) : 0;
        int without = 0;
        while (claimed.leases().size() < inTurn && without < lanes.count()) {
            int lane = lanes.next();
            int before = claimed.leases().size();
            queue.ready(dsl, lane, now).ifPresent(host -> take(dsl, sources, host, lane, now, day, tomorrow, claimed));
            without = claimed.leases().size() > before ? 0 : without + 1;
        }
        int left = most - claimed.leases().size();
        if (left > 0) {
            for (Ready host : queue.ready(dsl, now, left)) {
                take(dsl, sources, host, Lanes.SHARED, now, day, tomorrow, claimed);
            }
        }
        return claimed;
    }

    /** @param first the lane that is served first, if it is not {@link Lanes#SHARED} */
    private void take(
            DSLContext dsl,
            Map<String, Source> sources,
            Ready host,
            int first,
            Instant now,
            long day,
            Instant tomorrow,
            Claimed claimed) {
        int left =
                host.spentDay() == day ? politeness.hostRequests() - host.spentRequests() : politeness.hostRequests();
        if (left <= 0) {
            queue.sleep(dsl, host, tomorrow.toEpochMilli(), now);
            return;
        }
        Asked asked = asked(dsl, sources, host, first, now, Math.min(left, politeness.atOnce(host.crawlDelay())));
        if (asked.tasks().isEmpty()) {
            queue.sleep(dsl, host, asked.until(), now);
            claimed.slept().add(host.name());
        } else {
            claimed.leases().add(grant(dsl, host, now, day, asked));
        }
    }

    /**
     * What to ask a host.
     *
     * @param lane that is served
     * @param until when there may be something, if there is nothing
     */
    private record Asked(List<FetchTask> tasks, int lane, long until) {}

    /** The best things to ask the host: of one lane, and of the next when it has too few. */
    private Asked asked(DSLContext dsl, Map<String, Source> sources, Ready host, int first, Instant now, int most) {
        List<FetchTask> tasks = new ArrayList<>();
        int served = host.lane();
        long until = Lease.NEVER;
        for (int lane : lanes.at(dsl, host, first)) {
            Asked some = ofLane(dsl, sources, host, lane, now, most - tasks.size());
            if (some.tasks().stream().anyMatch(task -> !(task instanceof Lease.Visit))) {
                return some;
            }
            served = tasks.isEmpty() && !some.tasks().isEmpty() ? lane : served;
            until = Math.min(until, some.until());
            tasks.addAll(some.tasks());
            if (tasks.size() >= most) {
                break;
            }
        }
        return new Asked(tasks, served, until);
    }

    /** The best things of one lane to ask the host, its rules before all. */
    private Asked ofLane(DSLContext dsl, Map<String, Source> sources, Ready host, int lane, Instant now, int most) {
        List<FetchTask> tasks = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<String> disallowed = new ArrayList<>();
        List<String> forsaken = new ArrayList<>();
        long until = now.toEpochMilli();
        while (tasks.size() < most && disallowed.size() + forsaken.size() < MOST_BARRED) {
            DuePlaces.Next next =
                    due.next(dsl, host.name(), lane, now.toEpochMilli(), began, most - tasks.size(), taken, sources);
            if (next.due().isEmpty()) {
                until = next.earliest();
                break;
            }
            for (DuePlaces.Due place : next.due()) {
                DuePlaces.Row row = place.row();
                taken.add(row.key());
                if (!place.isAskedFor()) {
                    forsaken.add(row.key());
                } else if (place.interests().isEmpty()) {
                    return new Asked(tasks, lane, now.plus(UNTIL_KNOWN).toEpochMilli());
                } else if (isRobotsDue(host, now)) {
                    String root = String.valueOf(HttpUrl.get(row.url()).resolve("/robots.txt"));
                    List<Source> those =
                            place.interests().stream().map(Interest::source).toList();
                    return new Asked(List.of(new Lease.Robots(root, those)), host.lane(), until);
                } else if (!rules(dsl, host, now).allows(row.url())) {
                    disallowed.add(row.key());
                } else {
                    Optional<Lease.Terms> asked = terms(dsl, host, row.url(), place, now);
                    if (asked.isPresent()) {
                        return new Asked(List.of(asked.get()), host.lane(), until);
                    }
                    if (terms.refusal(dsl, host, row.url()).isPresent()) {
                        disallowed.add(row.key());
                    } else {
                        tasks.add(row.visit(place.interests(), standing(dsl, row), rules(dsl, host, now)));
                    }
                }
            }
        }
        places.disallow(dsl, disallowed);
        places.recompute(dsl, forsaken);
        return new Asked(tasks, lane, until);
    }

    /** What the host says in documents of its own is read before its pages are. */
    private Optional<Lease.Terms> terms(DSLContext dsl, Ready host, String near, DuePlaces.Due place, Instant now) {
        return terms.due(dsl, host, near, rules(dsl, host, now), now)
                .map(document -> new Lease.Terms(
                        document.url(),
                        document.standard(),
                        place.interests().stream().map(Interest::source).toList()));
    }

    private static Optional<FoundAppearance> standing(DSLContext dsl, DuePlaces.Row row) {
        return row.kind() == UrlKind.MEDIUM || row.kind() == UrlKind.PLAYLIST
                ? Discoveries.standing(dsl, row.key())
                : Optional.empty();
    }

    private static boolean isRobotsDue(Ready host, Instant now) {
        if (host.robotsAt().isEmpty()) {
            return true;
        }
        Duration valid = host.robotsFailingSince().isEmpty() ? RobotsRules.VALID : RobotsRules.RETRY;
        return now.toEpochMilli() - host.robotsAt().getAsLong() >= valid.toMillis();
    }

    private RobotsRules rules(DSLContext dsl, Ready host, Instant now) {
        Instant read = Instant.ofEpochMilli(host.robotsAt().orElseThrow());
        return robots.get(host.name(), read).orElseGet(() -> {
            Optional<String> body = RobotsRules.hasRules(host.robotsStatus()) ? robots(dsl, host) : Optional.empty();
            Duration failing = host.robotsFailingSince().isPresent()
                    ? Duration.between(
                            Instant.ofEpochMilli(host.robotsFailingSince().getAsLong()), now)
                    : Duration.ZERO;
            RobotsRules rules = RobotsRules.of(host.robotsStatus(), body.orElse(""), failing);
            robots.put(host.name(), read, rules);
            return rules;
        });
    }

    private Optional<String> robots(DSLContext dsl, Ready host) {
        return sql.query(
                dsl,
                ROBOTS,
                rows -> rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty(),
                host.name());
    }

    private Lease grant(DSLContext dsl, Ready host, Instant now, long day, Asked asked) {
        Instant next = now.plus(politeness.rest(host.crawlDelay(), Duration.ZERO));
        queue.grant(dsl, host, now, next, asked.tasks().size(), asked.lane(), day, politeness.addressDelay());
        return new Lease(host.name(), now, host.crawlDelay(), host.knownAddress(), asked.tasks());
    }
}
