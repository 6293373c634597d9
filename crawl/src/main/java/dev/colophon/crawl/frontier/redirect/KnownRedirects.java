package dev.colophon.crawl.frontier.redirect;

import static dev.colophon.sightings.Observation.LEADS_TO;
import static dev.colophon.sightings.Observation.OF_A_SCAN;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.sightings.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Where addresses led when somebody looked: the redirects among the observations. */
public final class KnownRedirects {

    /** What an observation says of an address whose redirects come to no end. */
    public static final String LEAD_BACK = "redirects that lead back to it";

    /** Browsers follow twenty; nobody needs so many. */
    private static final int MOST_HOPS = 10;

    private KnownRedirects() {}

    /** What an observation says of a redirect. */
    public static String cause(String target) {
        return LEADS_TO + target;
    }

    /** The same of a redirect that a scan followed. */
    public static String causeOfScan(String target) {
        return OF_A_SCAN + cause(target);
    }

    /** Where the address of a look led; empty of a look that was not redirected. */
    public static Optional<String> target(Observation look) {
        return look.cause()
                .filter(cause -> cause.startsWith(LEADS_TO) || cause.startsWith(OF_A_SCAN + LEADS_TO))
                .map(KnownRedirects::target);
    }

    private static String target(String cause) {
        return cause.substring(cause.indexOf(LEADS_TO) + LEADS_TO.length());
    }

    /** Where an address led when somebody looked last, redirect by redirect; empty where none is known. */
    public static Optional<CanonicalUrl> end(DSLContext dsl, CanonicalUrl url) {
        List<CanonicalUrl> steps = steps(dsl, url);
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /** The way there, without the address itself. */
    public static List<CanonicalUrl> steps(DSLContext dsl, CanonicalUrl url) {
        Set<String> passed = new HashSet<>(Set.of(url.key()));
        List<CanonicalUrl> steps = new ArrayList<>();
        Optional<CanonicalUrl> next = next(dsl, url);
        while (next.isPresent()
                && passed.size() <= MOST_HOPS
                && passed.add(next.get().key())) {
            steps.add(next.get());
            next = next(dsl, next.get());
        }
        return steps;
    }

    private static Optional<CanonicalUrl> next(DSLContext dsl, CanonicalUrl url) {
        return dsl.select(OBSERVATION.CAUSE)
                .from(OBSERVATION)
                .where(
                        OBSERVATION.PLACE.eq(url.key()),
                        OBSERVATION.CAUSE.startsWith(LEADS_TO).or(OBSERVATION.CAUSE.startsWith(OF_A_SCAN + LEADS_TO)))
                .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                .limit(1)
                .fetchOptional(OBSERVATION.CAUSE)
                .flatMap(cause -> CanonicalUrl.of(target(cause)));
    }
}
