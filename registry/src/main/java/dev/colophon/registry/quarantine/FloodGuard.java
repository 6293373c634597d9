package dev.colophon.registry.quarantine;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.countDistinct;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.quarantine.Quarantine.Cause;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Sees references that hit too much, when they are registered and when they have been looked up in what was seen before. */
public final class FloodGuard {

    /** What hits works of so many other owners is no work of its owner's alone (a proposal). */
    public static final int OWNERS = 3;

    /** Copies that were looked into so long ago count (a proposal). */
    public static final Duration PERIOD = Duration.ofDays(30);

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Ids ids;

    /** Within a transaction of whoever asks. */
    public FloodGuard(DSLContext dsl, Organisation organisation, Ids ids) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.ids = ids;
    }

    /** Why a reference that shares content with works of these owners, all registered before, is quarantined; empty when it is not. */
    public static Optional<String> reason(List<Party> owners) {
        Map<String, String> names = new TreeMap<>();
        owners.forEach(owner -> names.put(owner.id(), owner.name()));
        return names.size() < OWNERS
                ? Optional.empty()
                : Optional.of("it hits works of %d other owners that were registered before: %s"
                        .formatted(
                                names.size(), names.values().stream().sorted().collect(Collectors.joining(", "))));
    }

    /**
     * To be called when a reference is registered.
     *
     * @param owners of the works registered before that it shares content with, other than its own
     */
    public void registered(ReferenceId reference, List<Party> owners, Instant at) {
        reason(owners)
                .ifPresent(why -> new Quarantines(dsl, organisation).put(ids.next(), reference, Cause.OWNERS, why, at));
    }

    /**
     * To be called when references have been looked up in what was seen before.
     *
     * @return how many are in quarantine now that were not
     */
    public int lookedUp(Instant at) {
        int put = 0;
        Quarantines quarantines = new Quarantines(dsl, organisation);
        for (Map.Entry<Medium, HitCounts> kind : hits(at).entrySet()) {
            Map<ReferenceId, Integer> excessive = new TreeMap<>(kind.getValue().excessive());
            for (Map.Entry<ReferenceId, Integer> one : excessive.entrySet()) {
                String why =
                        "it was found in %,d copies in 30 days; 99.5 %% of the works of its kind that were found at all, in no more than %,d"
                                .formatted(one.getValue(), kind.getValue().percentile());
                put += quarantines.put(ids.next(), one.getKey(), Cause.HIT_RATE, why, at) ? 1 : 0;
            }
        }
        return put;
    }

    private Map<Medium, HitCounts> hits(Instant at) {
        Map<Medium, Map<ReferenceId, Integer>> hits = new EnumMap<>(Medium.class);
        dsl.select(WORK.KIND, CONTENT_MATCH.REFERENCE, countDistinct(CONTENT_MATCH.CONTENT))
                .from(CONTENT_MATCH)
                .join(CONTENT)
                .on(CONTENT.SHA256.eq(CONTENT_MATCH.CONTENT))
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                .join(WORK)
                .on(WORK.ID.eq(REFERENCE.WORK))
                .where(
                        CONTENT.LOOKED_AT.ge(at.minus(PERIOD).toEpochMilli()),
                        WORK.ORGANISATION.eq(organisation.id()),
                        REFERENCE.REMOVED_AT.isNull())
                .groupBy(WORK.KIND, CONTENT_MATCH.REFERENCE)
                .forEach(row -> hits.computeIfAbsent(Medium.valueOf(row.value1()), _ -> new HashMap<>())
                        .put(new ReferenceId(row.value2()), row.value3()));
        Map<Medium, HitCounts> counts = new EnumMap<>(Medium.class);
        hits.forEach((kind, of) -> counts.put(kind, new HitCounts(of)));
        return counts;
    }
}
