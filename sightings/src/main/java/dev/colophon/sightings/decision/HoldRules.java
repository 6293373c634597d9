package dev.colophon.sightings.decision;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.sightings.signal.LicenceSignals.Copy;
import dev.colophon.sightings.signal.StoredSignal;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Holds what may be licensed: somebody says so of the copy itself, or what a page says could not be read. It waits until a person
 * decides, whether or not what is said is true. What a person decided stays as it is, and so does what a person took back.
 */
public final class HoldRules {

    private final Ids ids;

    public HoldRules(Ids ids) {
        this.ids = ids;
    }

    /** As {@link #said(DSLContext, Collection, Instant)}, in a transaction of its own. */
    public void said(Database database, Collection<LicenceSignal> signals, Instant at) {
        if (!signals.isEmpty()) {
            boolean _ = database.writeRepeating(dsl -> {
                said(dsl, signals, at);
                return true;
            });
        }
    }

    /** Stores what was said of licences, and holds what may be licensed by it. */
    public void said(DSLContext dsl, Collection<LicenceSignal> signals, Instant at) {
        Set<String> fresh = LicenceSignals.store(dsl, signals, at);
        for (List<String> some : Rows.parts(List.copyOf(fresh))) {
            Set<String> places = new TreeSet<>(some);
            places.addAll(LicenceSignals.within(dsl, some));
            for (List<String> part : Rows.parts(List.copyOf(places))) {
                seen(dsl, SIGHTING.PLACE.in(part));
            }
            seen(dsl, SIGHTING.CONTENT.in(some));
        }
    }

    /** To be called when sightings are new, or rules have opened them again. */
    public void seen(DSLContext dsl, Condition which) {
        Map<DecisionRows.Last, Copy> open = new HashMap<>();
        dsl.select(SIGHTING.ID, SIGHTING.DECISION_STATE, SIGHTING.PLACE, SIGHTING.CONTENT)
                .select(LAST.ID, LAST.DECIDED_AT, LAST.HOLDS)
                .select(DECISION.REASON)
                .from(SIGHTING)
                .leftJoin(LAST)
                .on(LAST.ID.eq(SIGHTING.DECISION))
                .leftJoin(DECISION)
                .on(DecisionRows.holding())
                .where(which, SIGHTING.DECISION_STATE.eq(DecisionState.OPEN.name()), LAST.DECIDED_BY.isNull())
                .orderBy(SIGHTING.ID)
                .forEach(row -> open.put(DecisionRows.last(row), copy(row)));
        if (open.isEmpty()) {
            return;
        }
        Map<Copy, List<StoredSignal>> licensing = LicenceSignals.licensing(dsl, Set.copyOf(open.values()));
        List<DecisionRows.Next> next = new ArrayList<>();
        open.forEach((last, copy) -> licensing.getOrDefault(copy, List.of()).stream()
                .findFirst()
                .ifPresent(first -> next.add(held(last, first.signal()))));
        DecisionRows.append(dsl, next);
    }

    private static Copy copy(Record row) {
        return new Copy(Rows.text(row, SIGHTING.PLACE), Rows.text(row, SIGHTING.CONTENT));
    }

    private DecisionRows.Next held(DecisionRows.Last last, LicenceSignal signal) {
        String id = ids.next();
        String before = last.reason().isEmpty() ? "" : last.reason() + "; ";
        return new DecisionRows.Next(
                id,
                last.sighting(),
                last.newest(),
                Optional.empty(),
                DecisionState.HELD,
                before + reason(signal),
                Optional.empty(),
                DecisionRows.later(id, last),
                Optional.of(id),
                last.holds(),
                Optional.empty(),
                Optional.empty());
    }

    /** Why a copy is held, and what to do. */
    static String reason(LicenceSignal signal) {
        if (signal.effect() == Effect.UNREADABLE) {
            return "may be licensed: what %s says of licences could not be read; look at it, then decide"
                    .formatted(signal.saidOn());
        }
        String who = signal.standard() == Standard.EMBEDDED
                ? "the file says in its own tags (%s): ".formatted(signal.locator())
                : "%s %s says ".formatted(signal.speaker().words(), signal.saidOn());
        String of = signal.scope() == Scope.PAGE ? " of its text" : " of it";
        return "may be licensed: %s%s%s%s; ask whether that is so, then decide"
                .formatted(
                        who,
                        signal.statement(),
                        of,
                        signal.terms().map(uri -> " (" + uri + ")").orElse(""));
    }
}
