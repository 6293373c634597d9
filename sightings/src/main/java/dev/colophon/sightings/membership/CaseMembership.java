package dev.colophon.sightings.membership;

import static dev.colophon.store.schema.tables.CaseSighting.CASE_SIGHTING;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.sightings.membership.CaseEvent.Payload;
import dev.colophon.sightings.membership.CaseEvent.What;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import dev.colophon.store.schema.tables.NoticeEvent;
import dev.colophon.store.schema.tables.NoticeItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Which open case a sighting is in: one at most. What is not confirmed any more leaves it in the transaction that says so, so that
 * no notice can be made of it afterwards. Sightings are locked before cases, cases in the order of their ids.
 */
public final class CaseMembership {

    /** Of the events of a notice: it went out. */
    public static final String SENT = "SENT";

    /** Of the events of a notice: it was taken back. */
    public static final String RETRACTED = "RETRACTED";

    /** The same of what a person sent without this program. */
    private static final String SENT_BY_HAND = "SENT_BY_HAND";

    /** It may have gone out; whether it did is found out afterwards, if at all. */
    private static final String LOST = "DELIVERY_LOST";

    private static final String SETTLED = "DELIVERY_SETTLED";

    /** How the payload of {@link #SETTLED} begins when it had not gone out. */
    private static final String NOT_LEFT = "{\"left\":false";

    private static final int LONGEST_REASON = 2_000;

    private CaseMembership() {}

    /**
     * A sighting that is not confirmed any more.
     *
     * @param because in words
     * @param by the person who says so; empty when a rule does
     * @param settled whether what was claimed of it was right, such as of a copy that was removed: there is nothing to retract then
     */
    public record Departure(String sighting, String because, Optional<String> by, Instant at, boolean settled) {}

    private record Together(String caseFile, String because, Optional<String> by, Instant at, boolean settled)
            implements Comparable<Together> {

        private static final Comparator<Together> ORDER = Comparator.comparing(Together::caseFile)
                .thenComparing(Together::because)
                .thenComparing(together -> together.by().orElse(""))
                .thenComparing(Together::at)
                .thenComparing(Together::settled);

        @Override
        public int compareTo(Together other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * They leave the cases that they are in: the open one, and, where what was claimed was not right, those that were closed with
     * them.
     */
    public static void leave(DSLContext dsl, Collection<Departure> departures) {
        if (departures.isEmpty()) {
            return;
        }
        Map<String, Departure> leaving = new HashMap<>();
        departures.forEach(departure -> leaving.put(departure.sighting(), departure));
        Map<Together, List<String>> together = new TreeMap<>();
        for (Member member : lockedMembers(dsl, leaving.keySet())) {
            Departure departure = Objects.requireNonNull(leaving.get(member.sighting()));
            if (member.active() || !departure.settled()) {
                together.computeIfAbsent(
                                new Together(
                                        member.caseFile(),
                                        departure.because(),
                                        departure.by(),
                                        departure.at(),
                                        departure.settled()),
                                _ -> new ArrayList<>())
                        .add(member.sighting());
            }
        }
        together.forEach((why, sightings) -> leave(dsl, why, sightings));
    }

    /** What a case has of a sighting that has not left it; not active when the case is closed. */
    private record Member(String caseFile, String sighting, boolean active) {}

    /** Read when their cases are locked, for a case may be merged meanwhile. */
    private static List<Member> lockedMembers(DSLContext dsl, Collection<String> sightings) {
        List<Member> before = List.of();
        List<Member> members = members(dsl, sightings);
        while (!members.equals(before)) {
            CaseEvents.lock(dsl, members.stream().map(Member::caseFile).toList());
            before = members;
            members = members(dsl, sightings);
        }
        return members;
    }

    private static List<Member> members(DSLContext dsl, Collection<String> sightings) {
        List<Member> members = new ArrayList<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            members.addAll(dsl.select(CASE_SIGHTING.CASE_FILE, CASE_SIGHTING.SIGHTING, CASE_SIGHTING.ACTIVE)
                    .from(CASE_SIGHTING)
                    .where(CASE_SIGHTING.SIGHTING.in(some), CASE_SIGHTING.LEFT_AT.isNull())
                    .orderBy(CASE_SIGHTING.CASE_FILE, CASE_SIGHTING.SIGHTING)
                    .fetch(row -> new Member(row.value1(), row.value2(), row.value3())));
        }
        return members;
    }

    private static void leave(DSLContext dsl, Together why, List<String> sightings) {
        Set<String> noticed = why.settled() ? Set.of() : noticed(dsl, sightings);
        depart(
                dsl,
                why.caseFile(),
                sightings,
                noticed,
                Sanitiser.fit(why.because(), LONGEST_REASON),
                why.at(),
                why.by());
    }

    /** Sightings leave one case, in which they are, for a reason that says nothing against a notice about them. */
    public static void depart(
            DSLContext dsl, String caseFile, List<String> sightings, String because, Instant at, Optional<String> by) {
        depart(dsl, caseFile, sightings, Set.of(), because, at, by);
    }

    private static void depart(
            DSLContext dsl,
            String caseFile,
            List<String> sightings,
            Set<String> toBeRetracted,
            String because,
            Instant at,
            Optional<String> by) {
        for (List<String> some : Rows.parts(sightings.stream().sorted().toList())) {
            Payload payload = new Payload(
                    because, some, some.stream().filter(toBeRetracted::contains).toList(), Map.of());
            long _ = CaseEvents.append(dsl, caseFile, What.LEFT, at, by, payload);
            for (String sighting : some) {
                dsl.update(CASE_SIGHTING)
                        .set(CASE_SIGHTING.ACTIVE, false)
                        .set(CASE_SIGHTING.LEFT_AT, at.toEpochMilli())
                        .set(CASE_SIGHTING.LEFT_BECAUSE, because)
                        .set(CASE_SIGHTING.TO_BE_RETRACTED, toBeRetracted.contains(sighting))
                        .where(
                                CASE_SIGHTING.CASE_FILE.eq(caseFile),
                                CASE_SIGHTING.SIGHTING.eq(sighting),
                                CASE_SIGHTING.LEFT_AT.isNull())
                        .execute();
            }
        }
    }

    /** Those of these sightings that were decided otherwise since a notice about them went out, and are in no case again. */
    public static Set<String> toBeRetracted(DSLContext dsl, Collection<String> sightings) {
        Map<String, Boolean> last = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            dsl.select(CASE_SIGHTING.SIGHTING, CASE_SIGHTING.LEFT_AT, CASE_SIGHTING.TO_BE_RETRACTED)
                    .from(CASE_SIGHTING)
                    .where(CASE_SIGHTING.SIGHTING.in(some))
                    .orderBy(CASE_SIGHTING.LEFT_AT.isNull(), CASE_SIGHTING.LEFT_AT)
                    .forEach(row -> last.put(row.value1(), row.value2() != null && Boolean.TRUE.equals(row.value3())));
        }
        last.values().removeIf(retract -> !retract);
        return Set.copyOf(last.keySet());
    }

    /** Those of these sightings about which a notice went out that was not taken back. */
    public static Set<String> noticed(DSLContext dsl, Collection<String> sightings) {
        Set<String> noticed = new HashSet<>();
        NoticeEvent retraction = NOTICE_EVENT.as("retraction");
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            noticed.addAll(dsl.selectDistinct(NOTICE_ITEM.SIGHTING)
                    .from(NOTICE_ITEM)
                    .where(
                            NOTICE_ITEM.SIGHTING.in(some),
                            wentOut(),
                            notExists(selectOne()
                                    .from(retraction)
                                    .where(retraction.NOTICE.eq(NOTICE_ITEM.NOTICE), retraction.KIND.eq(RETRACTED))))
                    .fetch(NOTICE_ITEM.SIGHTING));
        }
        return noticed;
    }

    /** Whether a notice went out, or may have. */
    private static Condition wentOut() {
        NoticeEvent settled = NOTICE_EVENT.as("settled");
        return exists(selectOne()
                .from(NOTICE_EVENT)
                .where(
                        NOTICE_EVENT.NOTICE.eq(NOTICE_ITEM.NOTICE),
                        NOTICE_EVENT
                                .KIND
                                .in(SENT, SENT_BY_HAND)
                                .or(NOTICE_EVENT
                                        .KIND
                                        .eq(LOST)
                                        .and(notExists(selectOne()
                                                .from(settled)
                                                .where(
                                                        settled.NOTICE.eq(NOTICE_EVENT.NOTICE),
                                                        settled.SEQUENCE.gt(NOTICE_EVENT.SEQUENCE),
                                                        settled.KIND.eq(SETTLED),
                                                        settled.PAYLOAD.startsWith(NOT_LEFT)))))));
    }

    /** The open case of each of these sightings that is in one: its id by that of the sighting. */
    public static Map<String, String> active(DSLContext dsl, Collection<String> sightings) {
        Map<String, String> cases = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            cases.putAll(dsl.select(CASE_SIGHTING.SIGHTING, CASE_SIGHTING.CASE_FILE)
                    .from(CASE_SIGHTING)
                    .where(isActive(some))
                    .fetchMap(CASE_SIGHTING.SIGHTING, CASE_SIGHTING.CASE_FILE));
        }
        return cases;
    }

    /** Whether a sighting is in a case, or was when that was closed. */
    public static Condition isMember(Field<String> sighting) {
        return exists(selectOne()
                .from(CASE_SIGHTING)
                .where(CASE_SIGHTING.SIGHTING.eq(sighting), CASE_SIGHTING.LEFT_AT.isNull()));
    }

    private static Condition isActive(Collection<String> sightings) {
        return CASE_SIGHTING.SIGHTING.in(sightings).and(CASE_SIGHTING.ACTIVE.isTrue());
    }

    /**
     * A sighting, which is about to go, is another from now on: that one takes its place, unless it has one of its own.
     *
     * @param gone its id
     * @param kept the id of the other
     */
    public static void replaced(DSLContext dsl, String gone, String kept, Instant at) {
        Map<String, String> cases = active(dsl, List.of(gone, kept));
        String caseFile = cases.get(gone);
        if (caseFile == null) {
            return;
        }
        leave(
                dsl,
                List.of(new Departure(
                        gone, "it is the sighting %s from now on".formatted(kept), Optional.empty(), at, true)));
        if (!cases.containsKey(kept)) {
            join(
                    dsl,
                    caseFile,
                    List.of(kept),
                    "it takes the place of the sighting %s".formatted(gone),
                    at,
                    Optional.empty());
        }
        NoticeItem there = NOTICE_ITEM.as("there");
        dsl.update(NOTICE_ITEM)
                .set(NOTICE_ITEM.SIGHTING, kept)
                .where(
                        NOTICE_ITEM.SIGHTING.eq(gone),
                        NOTICE_ITEM.NOTICE.notIn(
                                select(there.NOTICE).from(there).where(there.SIGHTING.eq(kept))))
                .execute();
    }

    /**
     * Sightings, which are in no open case, are in this one from now on, which is open.
     *
     * @param caseFile its id
     * @param reason in words
     * @param by the person who says so; empty when a rule does
     */
    public static void join(
            DSLContext dsl, String caseFile, List<String> sightings, String reason, Instant at, Optional<String> by) {
        for (List<String> some : Rows.parts(sightings)) {
            long joined = CaseEvents.append(dsl, caseFile, What.JOINED, at, by, Payload.of(reason, some));
            for (String sighting : some) {
                dsl.insertInto(CASE_SIGHTING)
                        .set(CASE_SIGHTING.CASE_FILE, caseFile)
                        .set(CASE_SIGHTING.SIGHTING, sighting)
                        .set(CASE_SIGHTING.JOINED, joined)
                        .set(CASE_SIGHTING.ADDED_AT, at.toEpochMilli())
                        .set(CASE_SIGHTING.ADDED_BY, by.orElse(null))
                        .set(CASE_SIGHTING.TO_BE_RETRACTED, false)
                        .set(CASE_SIGHTING.ACTIVE, true)
                        .execute();
            }
        }
    }
}
