package dev.colophon.sightings.decision;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.max;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.sightings.signal.LicenceSignals.Copy;
import dev.colophon.sightings.signal.SignalWriter;
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
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Holds what may be licensed: somebody says so of the copy itself, or what a page says could not be read. It waits until a person
 * decides, whether or not what is said is true, or until a look finds that nobody says so any more. What a person decided stays as
 * it is, and so does what a person took back; what was confirmed of other bytes at the same place, and by rule of these, is held by
 * what is said since that person decided.
 */
public final class HoldRules {

    private static final String NOT_SAID = "nobody says any more that it may be licensed";

    /** What somebody says of a licence is asked first, and an exception only when there is none. */
    private static final List<String> MAY_BE_HELD =
            List.of(DecisionState.OPEN.name(), DecisionState.REVIEW.name(), DecisionState.CONFIRMED.name());

    private final Ids ids;

    public HoldRules(Ids ids) {
        this.ids = ids;
    }

    /** As {@link #said(DSLContext, Collection, Instant)}, in a transaction of its own, which most places do not need. */
    public void said(Database database, LicenceLook look, Instant at) {
        if (!look.said().isEmpty() || database.read(dsl -> SignalWriter.isKnown(dsl, look.place()))) {
            boolean _ = database.writeRepeating(dsl -> {
                said(dsl, List.of(look), at);
                return true;
            });
        }
    }

    /** Stores what was said of licences, holds what may be licensed by it, and opens what was held by what is not said any more. */
    public void said(DSLContext dsl, Collection<LicenceLook> looks, Instant at) {
        if (looks.isEmpty()) {
            return;
        }
        SignalWriter.Change change = SignalWriter.store(dsl, looks, at);
        copies(dsl, change.fresh(), which -> seen(dsl, which));
        copies(dsl, change.ended(), which -> ended(dsl, which));
    }

    /** The sightings that statements about these subjects are about. */
    private static void copies(DSLContext dsl, Set<String> subjects, Consumer<Condition> rule) {
        for (List<String> some : Rows.parts(List.copyOf(subjects))) {
            Set<String> places = new TreeSet<>(some);
            places.addAll(LicenceSignals.within(dsl, some));
            for (List<String> part : Rows.parts(List.copyOf(places))) {
                rule.accept(SIGHTING.PLACE.in(part));
            }
            rule.accept(SIGHTING.CONTENT.in(some));
        }
    }

    /** To be called when sightings are new, or rules have opened them again. */
    public void seen(DSLContext dsl, Condition which) {
        Map<DecisionRows.Last, Copy> open =
                copies(dsl, which.and(SIGHTING.DECISION_STATE.in(MAY_BE_HELD)).and(LAST.DECIDED_BY.isNull()));
        if (open.isEmpty()) {
            return;
        }
        Map<Copy, List<StoredSignal>> licensing = LicenceSignals.licensing(dsl, Set.copyOf(open.values()));
        Map<String, Instant> confirmed = confirmed(
                dsl,
                open.keySet().stream()
                        .filter(last -> last.state() == DecisionState.CONFIRMED)
                        .map(DecisionRows.Last::sighting)
                        .toList());
        List<DecisionRows.Next> next = new ArrayList<>();
        open.forEach((last, copy) -> {
            Instant seenBefore = confirmed.getOrDefault(last.sighting(), Instant.MIN);
            licensing.getOrDefault(copy, List.of()).stream()
                    .filter(said -> !said.firstSeen().isBefore(seenBefore))
                    .findFirst()
                    .ifPresent(first -> next.add(held(last, first.signal())));
        });
        DecisionRows.append(dsl, next);
    }

    /** When a person last decided of the same work at the same place what rules took over for these, by the sighting. */
    private static Map<String, Instant> confirmed(DSLContext dsl, List<String> sightings) {
        Map<String, Instant> confirmed = new HashMap<>();
        for (List<String> some : Rows.parts(sightings)) {
            dsl.select(SIGHTING.ID, max(DECISION.DECIDED_AT))
                    .from(SIGHTING)
                    .join(DECISION)
                    .on(
                            DECISION.PLACE.eq(SIGHTING.PLACE),
                            DECISION.WORK.eq(SIGHTING.WORK),
                            DECISION.DECIDED_BY.isNotNull())
                    .where(SIGHTING.ID.in(some))
                    .groupBy(SIGHTING.ID)
                    .forEach(row -> confirmed.put(row.value1(), Instant.ofEpochMilli(row.value2())));
        }
        return confirmed;
    }

    private void ended(DSLContext dsl, Condition which) {
        Map<DecisionRows.Last, Copy> held =
                copies(dsl, which.and(SIGHTING.DECISION_STATE.eq(DecisionState.HELD.name())));
        if (held.isEmpty()) {
            return;
        }
        Map<Copy, List<StoredSignal>> licensing = LicenceSignals.licensing(dsl, Set.copyOf(held.values()));
        List<DecisionRows.Next> next = new ArrayList<>();
        held.forEach((last, copy) -> {
            if (!licensing.containsKey(copy)) {
                next.add(next(last, DecisionState.OPEN, NOT_SAID));
            }
        });
        DecisionRows.append(dsl, next);
        new ExceptionRules(ids).seen(dsl, which);
    }

    private static Map<DecisionRows.Last, Copy> copies(DSLContext dsl, Condition which) {
        Map<DecisionRows.Last, Copy> copies = new HashMap<>();
        dsl.select(SIGHTING.ID, SIGHTING.DECISION_STATE, SIGHTING.PLACE, SIGHTING.CONTENT)
                .select(LAST.ID, LAST.DECIDED_AT, LAST.HOLDS)
                .select(DECISION.REASON)
                .from(SIGHTING)
                .leftJoin(LAST)
                .on(LAST.ID.eq(SIGHTING.DECISION))
                .leftJoin(DECISION)
                .on(DecisionRows.holding())
                .where(which)
                .orderBy(SIGHTING.ID)
                .forEach(row -> copies.put(DecisionRows.last(row), copy(row)));
        return copies;
    }

    private static Copy copy(Record row) {
        return new Copy(Rows.text(row, SIGHTING.PLACE), Rows.text(row, SIGHTING.CONTENT));
    }

    private DecisionRows.Next held(DecisionRows.Last last, LicenceSignal signal) {
        String before = stillTrue(last.reason());
        return next(last, DecisionState.HELD, (before.isEmpty() ? "" : before + "; ") + reason(signal));
    }

    /** What was decided before, without that nobody said anything: somebody does. */
    private static String stillTrue(String reason) {
        return reason.equals(NOT_SAID)
                ? ""
                : reason.startsWith(NOT_SAID + "; ") ? reason.substring(NOT_SAID.length() + 2) : reason;
    }

    private DecisionRows.Next next(DecisionRows.Last last, DecisionState state, String reason) {
        return DecisionRows.Next.byRule(ids, last, state, reason, Optional.empty(), Optional.empty());
    }

    /** Why a copy is held, and what to do. */
    static String reason(LicenceSignal signal) {
        if (signal.effect() == Effect.UNREADABLE) {
            return "may be licensed: what %s says of licences could not be read; look at it, then decide"
                    .formatted(signal.saidOn());
        }
        String who = switch (signal.standard()) {
            case EMBEDDED -> "the file says in its own tags (%s): ".formatted(signal.locator());
            case C2PA -> "the Content Credentials of the file say (%s): ".formatted(signal.locator());
            default -> "%s %s says ".formatted(signal.speaker().words(), signal.saidOn());
        };
        String of = signal.standard() == Standard.C2PA ? "" : signal.scope() == Scope.PAGE ? " of its text" : " of it";
        return "may be licensed: %s%s%s%s; ask whether that is so, then decide"
                .formatted(
                        who,
                        signal.statement(),
                        of,
                        signal.terms().map(uri -> " (" + uri + ")").orElse(""));
    }
}
