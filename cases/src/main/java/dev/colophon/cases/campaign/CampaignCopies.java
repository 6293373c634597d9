package dev.colophon.cases.campaign;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import dev.colophon.cases.removal.OtherWorks;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.schema.tables.NoticeEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The copies of an organisation's works at some hosts, each with what happened to it, read one after the other. What happened is
 * added up by the database, once for all copies: a row of each of them crosses to this program, whatever its history.
 */
final class CampaignCopies {

    /** Rows that a database hands over at once. */
    private static final int AT_ONCE = 2_000;

    /** More hosts than these are not named to the database: all copies are read then. */
    private static final int MOST_NAMED_HOSTS = 1_000;

    private static final Table<?> LOOKS = table(name("looks"));
    private static final Table<?> NOTICES = table(name("notices"));

    private static final Field<Long> FIRST_GONE = moment("first_gone");
    private static final Field<Long> LAST_GONE = moment("last_gone");
    private static final Field<Long> LAST_UP = moment("last_up");
    private static final Field<Long> NOTICED = moment("noticed");
    private static final Field<Long> COUNTERED = moment("countered");
    private static final Field<Long> RESTORED = moment("restored");
    private static final Field<Long> TAKEN_BACK = moment("taken_back");
    private static final Field<Integer> ONCE_CONFIRMED = field(name("once_confirmed"), Integer.class);

    /** A person sent it, and said so afterwards. */
    private static final String BY_HAND = "SENT_BY_HAND";

    /** A person found out whether it left. */
    private static final String SETTLED = "DELIVERY_SETTLED";

    private static final String COUNTER_RECEIVED = "COUNTER_RECEIVED";
    private static final String CORRECTED = "ANSWER_CORRECTED";
    private static final String CONTENT_RESTORED = "CONTENT_RESTORED";

    private final DSLContext dsl;
    private final Organisation organisation;

    CampaignCopies(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    private static Field<Long> moment(String called) {
        return field(name(called), Long.class);
    }

    /** The hosts at which something was seen that are one of these sites, or under one, with any port. */
    Set<String> hosts(Collection<Host> sites) {
        Set<String> hosts = new HashSet<>();
        if (!sites.isEmpty()) {
            Set<String> names = sites.stream().map(Host::name).collect(Collectors.toSet());
            try (var seen = dsl.selectDistinct(PLACE.HOST)
                    .from(PLACE)
                    .where(PLACE.HOST.isNotNull())
                    .fetchSize(AT_ONCE)
                    .fetchLazy()) {
                seen.forEach(row -> {
                    if (isUnder(Host.withoutPort(row.value1()), names)) {
                        hosts.add(row.value1());
                    }
                });
            }
        }
        return hosts;
    }

    private static boolean isUnder(String host, Set<String> sites) {
        int begin = 0;
        while (!sites.contains(host.substring(begin))) {
            begin = host.indexOf('.', begin) + 1;
            if (begin == 0) {
                return false;
            }
        }
        return true;
    }

    private static Condition at(Set<String> hosts) {
        return hosts.size() > MOST_NAMED_HOSTS ? PLACE.HOST.isNotNull() : PLACE.HOST.in(hosts);
    }

    /** Takes a copy with the host that shows it and the work of which it is. */
    interface Taker {
        void take(String host, String work, CampaignCopy copy);
    }

    /** Each copy, those of one work together; of more hosts than these, too, where these are many. */
    void forEach(Set<String> hosts, Taker taker) {
        if (hosts.isEmpty()) {
            return;
        }
        try (Cursor<? extends Record> rows = copies(hosts).fetchSize(AT_ONCE).fetchLazy()) {
            rows.forEach(row -> taker.take(
                    Objects.requireNonNull(row.get(PLACE.HOST)),
                    Objects.requireNonNull(row.get(SIGHTING.WORK)),
                    copy(row)));
        }
    }

    /** The copies at some hosts, those of one work together. */
    Select<? extends Record> copies(Set<String> hosts) {
        return dsl.with(name("looks"))
                .as(looks())
                .with(name("notices"))
                .as(notices())
                .select(
                        PLACE.HOST,
                        SIGHTING.WORK,
                        SIGHTING.DECISION_STATE,
                        SIGHTING.FIRST_SEEN,
                        SIGHTING.LAST_SEEN,
                        onceConfirmed(),
                        FIRST_GONE,
                        LAST_GONE,
                        LAST_UP,
                        NOTICED,
                        COUNTERED,
                        RESTORED,
                        TAKEN_BACK)
                .from(PLACE)
                .join(SIGHTING)
                .on(SIGHTING.PLACE.eq(PLACE.KEY))
                .leftJoin(LOOKS)
                .on(of("looks", "sighting").eq(SIGHTING.ID))
                .leftJoin(NOTICES)
                .on(of("notices", "sighting").eq(SIGHTING.ID))
                .where(SIGHTING.ORGANISATION.eq(organisation.id()), at(hosts))
                .orderBy(SIGHTING.WORK);
    }

    private static Field<String> of(String table, String column) {
        return field(name(table, column), String.class);
    }

    /** Asked only of those of which it matters. */
    private static Field<Integer> onceConfirmed() {
        Condition confirmed = exists(selectOne()
                .from(DECISION)
                .where(DECISION.SIGHTING.eq(SIGHTING.ID), DECISION.STATE.eq(DecisionState.CONFIRMED.name())));
        return when(SIGHTING.DECISION_STATE.eq(DecisionState.LICENSED.name()).and(confirmed), 1)
                .otherwise(0)
                .as(ONCE_CONFIRMED);
    }

    private Select<?> looks() {
        return select(
                        SIGHTING.ID.as("sighting"),
                        min(when(REMOVAL_LOOK.VERDICT.in(names(CampaignCopy.GONE)), REMOVAL_LOOK.AT))
                                .as(FIRST_GONE),
                        max(when(REMOVAL_LOOK.VERDICT.in(names(CampaignCopy.GONE)), REMOVAL_LOOK.AT))
                                .as(LAST_GONE),
                        max(when(REMOVAL_LOOK.VERDICT.in(names(CampaignCopy.UP)), REMOVAL_LOOK.AT))
                                .as(LAST_UP))
                .from(REMOVAL_LOOK)
                .join(SIGHTING)
                .on(
                        SIGHTING.ORGANISATION.eq(REMOVAL_LOOK.ORGANISATION),
                        SIGHTING.PLACE.eq(REMOVAL_LOOK.PLACE),
                        SIGHTING.CONTENT.eq(REMOVAL_LOOK.CONTENT),
                        OtherWorks.isFor(SIGHTING.WORK).not())
                .where(REMOVAL_LOOK.ORGANISATION.eq(organisation.id()))
                .groupBy(SIGHTING.ID);
    }

    private static List<String> names(List<RemovalVerdict> verdicts) {
        return verdicts.stream().map(Enum::name).toList();
    }

    /** When it was sent that a person sent by hand, which the event tells, and not when they said so. */
    private Field<Long> byHandAt() {
        return dsl.dialect() == SQLDialect.SQLITE
                ? field(
                        "cast(round((julianday(json_extract({0}, '$.when')) - 2440587.5) * 86400000) as integer)",
                        Long.class, NOTICE_EVENT.PAYLOAD)
                : field(
                        "cast(round(extract(epoch from cast(cast({0} as json) ->> 'when' as timestamptz)) * 1000) as"
                                + " bigint)",
                        Long.class, NOTICE_EVENT.PAYLOAD);
    }

    private Select<?> notices() {
        Condition byHand = NOTICE_EVENT.KIND.eq(BY_HAND);
        Condition handedOver = NOTICE_EVENT
                .KIND
                .eq(CaseMembership.SENT)
                .or(NOTICE_EVENT.KIND.eq(SETTLED).and(NOTICE_EVENT.PAYLOAD.contains("\"left\":true")));
        // Nobody has contested what was answered without all that the law asks for: no time has begun.
        Condition countered =
                NOTICE_EVENT.KIND.eq(COUNTER_RECEIVED).and(NOTICE_EVENT.PAYLOAD.notContains("\"complete\":false"));
        return select(
                        NOTICE_ITEM.SIGHTING.as("sighting"),
                        min(when(byHand, byHandAt()).when(handedOver, NOTICE_EVENT.AT))
                                .as(NOTICED),
                        min(when(countered, NOTICE_EVENT.AT)).as(COUNTERED),
                        min(when(NOTICE_EVENT.KIND.eq(CONTENT_RESTORED), NOTICE_EVENT.AT))
                                .as(RESTORED),
                        min(when(NOTICE_EVENT.KIND.eq(CaseMembership.RETRACTED), NOTICE_EVENT.AT))
                                .as(TAKEN_BACK))
                .from(NOTICE_ITEM)
                .join(NOTICE_EVENT)
                .on(NOTICE_EVENT.NOTICE.eq(NOTICE_ITEM.NOTICE))
                .where(
                        byHand.or(handedOver)
                                .or(NOTICE_EVENT.KIND.in(COUNTER_RECEIVED, CONTENT_RESTORED, CaseMembership.RETRACTED)),
                        notCorrected(),
                        aboutTheCopy())
                .groupBy(NOTICE_ITEM.SIGHTING);
    }

    /** An answer that names copies is about these alone; their numbers are the only ones in such an event. */
    private static Condition aboutTheCopy() {
        Field<String> number = NOTICE_ITEM.NUMBER.cast(SQLDataType.VARCHAR);
        return NOTICE_EVENT
                .KIND
                .notIn(COUNTER_RECEIVED, CONTENT_RESTORED)
                .or(NOTICE_EVENT.PAYLOAD.notContains("\"copies\":["))
                .or(NOTICE_EVENT.PAYLOAD.like(concat(inline("%["), number, inline(",%"))))
                .or(NOTICE_EVENT.PAYLOAD.like(concat(inline("%["), number, inline("]%"))))
                .or(NOTICE_EVENT.PAYLOAD.like(concat(inline("%,"), number, inline(",%"))))
                .or(NOTICE_EVENT.PAYLOAD.like(concat(inline("%,"), number, inline("]%"))));
    }

    /** An answer that was taken for something else is not counted as what it was taken for. */
    private static Condition notCorrected() {
        NoticeEvent correction = NOTICE_EVENT.as("correction");
        return NOTICE_EVENT
                .KIND
                .notIn(COUNTER_RECEIVED, CONTENT_RESTORED)
                .or(notExists(selectOne()
                        .from(correction)
                        .where(
                                correction.NOTICE.eq(NOTICE_EVENT.NOTICE),
                                correction.KIND.eq(CORRECTED),
                                correction.PAYLOAD.like(concat(
                                        inline("%\"event\":"),
                                        NOTICE_EVENT.SEQUENCE.cast(SQLDataType.VARCHAR),
                                        inline("}"))))));
    }

    private static CampaignCopy copy(Record row) {
        return new CampaignCopy(
                DecisionState.valueOf(Objects.requireNonNull(row.get(SIGHTING.DECISION_STATE))),
                Objects.requireNonNull(row.get(ONCE_CONFIRMED)) == 1,
                Instant.ofEpochMilli(Objects.requireNonNull(row.get(SIGHTING.FIRST_SEEN))),
                Instant.ofEpochMilli(Objects.requireNonNull(row.get(SIGHTING.LAST_SEEN))),
                at(row, NOTICED),
                at(row, COUNTERED),
                at(row, RESTORED),
                at(row, TAKEN_BACK),
                at(row, FIRST_GONE),
                at(row, LAST_GONE),
                at(row, LAST_UP));
    }

    private static Optional<Instant> at(Record row, Field<Long> moment) {
        return Optional.ofNullable(row.get(moment)).map(Instant::ofEpochMilli);
    }
}
