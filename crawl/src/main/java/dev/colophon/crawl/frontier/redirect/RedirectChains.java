package dev.colophon.crawl.frontier.redirect;

import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.source.CanonicalUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * Where places led when they were asked for last, redirect by redirect, and what leads to a place. Used by one thread, in
 * transactions.
 */
public final class RedirectChains {

    /** As many as browsers follow. */
    private static final int LONGEST = 20;

    /** A place to which more lead is taken for one that has what is looked for behind it. */
    private static final int MOST_BEHIND = 200;

    /** What was seen so long ago still holds. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final String STEP = "select uri, key, host, leads_to, visited_at from place where key = ?";
    private static final String BEHIND =
            "select key from place where leads_to = ? order by key limit " + (MOST_BEHIND + 1);
    private static final String COPIES = "select 1 from sighting where place = ? union all "
            + "select 1 from place p join sighting s on s.place = p.key where p.archive = ? limit 1";

    private final HotStatements sql;

    public RedirectChains(HotStatements sql) {
        this.sql = sql;
    }

    /**
     * A place on the way.
     *
     * @param leadsTo the key of the next
     * @param visited when it was asked for last; the beginning of time where it never was
     */
    record Step(CanonicalUrl url, Optional<String> leadsTo, Instant visited) {

        private static Optional<Step> of(ResultSet row) throws SQLException {
            return row.next() && row.getString(3) != null
                    ? Optional.of(new Step(
                            new CanonicalUrl(row.getString(1), row.getString(2), row.getString(3)),
                            Optional.ofNullable(row.getString(4)),
                            Instant.ofEpochMilli(row.getLong(5))))
                    : Optional.empty();
        }
    }

    /** From a place on, those to which it is known to lead, itself first, each once; empty where there are too many. */
    Optional<List<Step>> from(DSLContext dsl, String place) {
        Set<String> passed = new HashSet<>();
        List<Step> steps = new ArrayList<>();
        Optional<String> next = Optional.of(place);
        while (next.isPresent() && passed.add(next.get())) {
            if (steps.size() == LONGEST) {
                return Optional.empty();
            }
            Optional<Step> step = sql.query(dsl, STEP, Step::of, next.get());
            step.ifPresent(steps::add);
            next = step.flatMap(Step::leadsTo);
        }
        return Optional.of(steps);
    }

    /** Whether what a place leads to is known to lead back to it, as all of it did when it was asked for a short while ago. */
    public boolean leadsBack(DSLContext dsl, String place, String target, Instant now) {
        for (Step step : from(dsl, target).orElse(List.of())) {
            if (step.visited().isBefore(now.minus(FRESH))) {
                return false;
            }
            if (step.leadsTo().filter(place::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether copies were ever seen at a place, in it, or at what leads there. */
    public boolean copiesLeadTo(DSLContext dsl, String place) {
        Set<String> all = behind(dsl, place);
        return all.size() > MOST_BEHIND || all.stream().anyMatch(key -> hasCopies(dsl, key));
    }

    /** Whether something leads to a place for which that holds. */
    boolean isLedTo(DSLContext dsl, String place, Predicate<String> which) {
        Set<String> all = behind(dsl, place);
        return all.size() > MOST_BEHIND || all.stream().anyMatch(key -> !key.equals(place) && which.test(key));
    }

    /** Whether copies were ever seen at a place, or in it. */
    public boolean hasCopies(DSLContext dsl, String place) {
        return sql.query(dsl, COPIES, ResultSet::next, place, place);
    }

    /** A place and what leads there, over however many redirects; not all where there are very many. */
    public Set<String> behind(DSLContext dsl, String place) {
        Set<String> all = new HashSet<>(Set.of(place));
        Deque<String> open = new ArrayDeque<>(all);
        while (!open.isEmpty() && all.size() <= MOST_BEHIND) {
            keys(dsl, open.remove()).stream().filter(all::add).forEach(open::add);
        }
        return all;
    }

    private Collection<String> keys(DSLContext dsl, String target) {
        return sql.query(
                dsl,
                BEHIND,
                rows -> {
                    List<String> keys = new ArrayList<>();
                    while (rows.next()) {
                        keys.add(rows.getString(1));
                    }
                    return keys;
                },
                target);
    }
}
