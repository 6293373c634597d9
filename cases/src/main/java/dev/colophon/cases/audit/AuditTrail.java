package dev.colophon.cases.audit;

import static dev.colophon.store.schema.tables.AccountEvent.ACCOUNT_EVENT;
import static dev.colophon.store.schema.tables.BulkGroup.BULK_GROUP;
import static dev.colophon.store.schema.tables.Campaign.CAMPAIGN;
import static dev.colophon.store.schema.tables.CaseEvent.CASE_EVENT;
import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.Claimant.CLAIMANT;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.EvidenceBundle.EVIDENCE_BUNDLE;
import static dev.colophon.store.schema.tables.Licence.LICENCE;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.Offer.OFFER;
import static dev.colophon.store.schema.tables.OfferAnswer.OFFER_ANSWER;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.PublicAct.PUBLIC_ACT;
import static dev.colophon.store.schema.tables.RightsClaimPolicy.RIGHTS_CLAIM_POLICY;
import static dev.colophon.store.schema.tables.Source.SOURCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkEvent.WORK_EVENT;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.colophon.cases.audit.AuditEvent.Kind;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Everything that an organisation did and that keeps a history, the newest first, within a transaction of whoever asks. Each history is
 * read as far as the page that is asked for needs it.
 */
public final class AuditTrail {

    private static final Field<String> NOBODY = inline(null, SQLDataType.VARCHAR);
    private static final Field<String> NOTHING = inline("");

    /** What a notice is given of the decisions and the evidence that it rests on: these are acts of their own, at their own time. */
    private static final List<String> TAKEN_OVER = List.of("JUDGED", "CAPTURED", "REVIEWED");

    /** The newest first; of one moment by the name of the row. */
    private static final Comparator<AuditEvent> ORDER =
            Comparator.comparing(AuditEvent::at).thenComparing(AuditEvent::key).reversed();

    private final DSLContext dsl;
    private final Organisation organisation;

    public AuditTrail(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** A place in the trail: what stands there, and all that is newer, comes before it. */
    public record Place(Instant at, String key) {}

    /**
     * What to read.
     *
     * @param from the first moment
     * @param to the first moment after the last
     * @param after only what comes behind this
     */
    public record Query(
            Set<Kind> kinds, Optional<Instant> from, Optional<Instant> to, Optional<Place> after, int limit) {

        public Query {
            kinds = Set.copyOf(kinds);
        }
    }

    /** A history: where it stands, and how its rows read as events. */
    private record History(
            Table<?> table,
            Condition own,
            Field<Long> at,
            Field<String> key,
            Field<String> actor,
            Field<String> subject,
            Field<String> what,
            Field<String> note) {}

    /** Reads a page. */
    public List<AuditEvent> read(Query query) {
        Map<Kind, List<History>> histories = histories();
        List<AuditEvent> events = new ArrayList<>();
        query.kinds()
                .forEach(kind -> Objects.requireNonNull(histories.get(kind))
                        .forEach(history -> events.addAll(read(kind, history, query))));
        return withLeaves(events.stream().sorted(ORDER).limit(query.limit()).toList());
    }

    private List<AuditEvent> read(Kind kind, History history, Query query) {
        Condition within = history.own().and(history.at().isNotNull());
        if (query.from().isPresent()) {
            within = within.and(history.at().ge(query.from().get().toEpochMilli()));
        }
        if (query.to().isPresent()) {
            within = within.and(history.at().lt(query.to().get().toEpochMilli()));
        }
        if (query.after().isPresent()) {
            long at = query.after().get().at().toEpochMilli();
            // What an index by time can begin with stands apart.
            within = within.and(history.at().le(at));
            within = within.and(history.at()
                    .lt(at)
                    .or(history.at()
                            .eq(at)
                            .and(history.key().lt(query.after().get().key()))));
        }
        return dsl.select(
                        history.at(), history.key(), history.actor(), history.subject(), history.what(), history.note())
                .from(history.table())
                .where(within)
                .orderBy(history.at().desc(), history.key().desc())
                .limit(query.limit())
                .fetch(row -> event(kind, row));
    }

    private static AuditEvent event(Kind kind, Record row) {
        String what = Objects.requireNonNull(row.get(4, String.class));
        String note = Objects.requireNonNullElse(row.get(5, String.class), "");
        return new AuditEvent(
                Objects.requireNonNull(row.get(1, String.class)),
                Instant.ofEpochMilli(Objects.requireNonNull(row.get(0, Long.class))),
                kind,
                Optional.ofNullable(row.get(2, String.class)).filter(name -> !name.isEmpty()),
                Objects.requireNonNull(row.get(3, String.class)),
                what,
                kind == Kind.NOTICE && !note.isEmpty() ? Notices.reason(what, note) : note,
                OptionalLong.empty());
    }

    private Map<Kind, List<History>> histories() {
        Map<Kind, List<History>> all = new EnumMap<>(Kind.class);
        all.put(
                Kind.DECISION,
                List.of(new History(
                        DECISION,
                        DECISION.ORGANISATION.eq(organisation.id()),
                        DECISION.DECIDED_AT,
                        concat(inline("decision:"), DECISION.ID),
                        DECISION.DECIDED_BY,
                        DECISION.SIGHTING,
                        when(DECISION.UNDOES.isNotNull(), inline("UNDONE")).otherwise(DECISION.STATE),
                        DECISION.REASON)));
        all.put(Kind.GROUP, groups());
        all.put(
                Kind.WORK,
                List.of(
                        new History(
                                WORK,
                                WORK.ORGANISATION.eq(organisation.id()),
                                WORK.CREATED_AT,
                                concat(inline("registration:"), WORK.ID),
                                NOBODY,
                                WORK.ID,
                                inline("REGISTERED"),
                                WORK.TITLE),
                        new History(
                                WORK_EVENT.join(WORK).on(WORK.ID.eq(WORK_EVENT.WORK)),
                                WORK.ORGANISATION.eq(organisation.id()),
                                WORK_EVENT.AT,
                                concat(inline("work:"), WORK_EVENT.ID),
                                WORK_EVENT.ACTOR,
                                WORK_EVENT.WORK,
                                WORK_EVENT.ACTION,
                                WORK.TITLE)));
        all.put(Kind.LICENCE, licences());
        all.put(Kind.OFFER, offers());
        all.put(
                Kind.POLICY,
                List.of(new History(
                        RIGHTS_CLAIM_POLICY,
                        RIGHTS_CLAIM_POLICY.ORGANISATION.eq(organisation.id()),
                        RIGHTS_CLAIM_POLICY.CHANGED_AT,
                        concat(inline("policy:"), RIGHTS_CLAIM_POLICY.ID),
                        RIGHTS_CLAIM_POLICY.CHANGED_BY,
                        coalesce(RIGHTS_CLAIM_POLICY.WORK, RIGHTS_CLAIM_POLICY.PARTY),
                        case_().when(RIGHTS_CLAIM_POLICY.RULES.eq(""), inline("REMOVED"))
                                .when(RIGHTS_CLAIM_POLICY.ARMED.isTrue(), inline("ARMED"))
                                .otherwise(inline("SET")),
                        RIGHTS_CLAIM_POLICY.RULES)));
        all.put(
                Kind.CASE,
                List.of(new History(
                        CASE_EVENT.join(CASE_FILE).on(CASE_FILE.ID.eq(CASE_EVENT.CASE_FILE)),
                        CASE_FILE.ORGANISATION.eq(organisation.id()),
                        CASE_EVENT.AT,
                        concat(inline("case:"), CASE_EVENT.CASE_FILE, inline(":"), CASE_EVENT.SEQUENCE),
                        CASE_EVENT.ACTOR,
                        concat(inline("K-"), CASE_FILE.NUMBER),
                        CASE_EVENT.WHAT,
                        CASE_FILE.OPERATOR)));
        all.put(
                Kind.NOTICE,
                List.of(new History(
                        NOTICE_EVENT.join(NOTICE).on(NOTICE.ID.eq(NOTICE_EVENT.NOTICE)),
                        NOTICE.ORGANISATION.eq(organisation.id()).and(NOTICE_EVENT.KIND.notIn(TAKEN_OVER)),
                        NOTICE_EVENT.AT,
                        concat(inline("event:"), NOTICE_EVENT.NOTICE, inline(":"), NOTICE_EVENT.SEQUENCE),
                        NOTICE_EVENT.ACTOR,
                        concat(inline("N-"), NOTICE.NUMBER),
                        NOTICE_EVENT.KIND,
                        when(NOTICE_EVENT.KIND.in(Notices.REASONED), NOTICE_EVENT.PAYLOAD)
                                .otherwise(NOTHING))));
        all.put(
                Kind.EVIDENCE,
                List.of(new History(
                        EVIDENCE_BUNDLE,
                        EVIDENCE_BUNDLE.ORGANISATION.eq(organisation.id()),
                        EVIDENCE_BUNDLE.SEALED_AT,
                        concat(inline("bundle:"), EVIDENCE_BUNDLE.BUNDLE),
                        EVIDENCE_BUNDLE.SEALED_BY,
                        EVIDENCE_BUNDLE.BUNDLE,
                        inline("SEALED"),
                        NOTHING)));
        all.put(
                Kind.CAMPAIGN,
                List.of(new History(
                        CAMPAIGN,
                        CAMPAIGN.ORGANISATION.eq(organisation.id()),
                        CAMPAIGN.OPENED_AT,
                        concat(inline("campaign:"), CAMPAIGN.ID),
                        CAMPAIGN.OPENED_BY,
                        CAMPAIGN.NAME,
                        inline("OPENED"),
                        CAMPAIGN.SCOPE)));
        all.put(
                Kind.SOURCE,
                List.of(new History(
                        SOURCE,
                        SOURCE.ORGANISATION.eq(organisation.id()),
                        SOURCE.CREATED_AT,
                        concat(inline("source:"), SOURCE.ID),
                        NOBODY,
                        SOURCE.SEED,
                        inline("ADDED"),
                        NOTHING)));
        all.put(
                Kind.OWNER,
                List.of(new History(
                        CLAIMANT.join(PARTY).on(PARTY.ID.eq(CLAIMANT.PARTY)),
                        PARTY.ORGANISATION.eq(organisation.id()),
                        CLAIMANT.STATED_AT,
                        concat(inline("owner:"), CLAIMANT.PARTY),
                        CLAIMANT.STATED_BY,
                        PARTY.NAME,
                        inline("DESCRIBED"),
                        NOTHING)));
        all.put(
                Kind.ACCOUNT,
                List.of(new History(
                        ACCOUNT_EVENT,
                        ACCOUNT_EVENT.ORGANISATION.eq(organisation.id()),
                        ACCOUNT_EVENT.AT,
                        concat(inline("account:"), ACCOUNT_EVENT.ID),
                        ACCOUNT_EVENT.ACTOR,
                        ACCOUNT_EVENT.SUBJECT,
                        ACCOUNT_EVENT.WHAT,
                        ACCOUNT_EVENT.NOTE)));
        return all;
    }

    private List<History> groups() {
        Condition own = BULK_GROUP.ORGANISATION.eq(organisation.id());
        return List.of(
                new History(
                        BULK_GROUP,
                        own,
                        BULK_GROUP.MADE_AT,
                        concat(inline("group:"), BULK_GROUP.ID),
                        BULK_GROUP.MADE_BY,
                        BULK_GROUP.ID,
                        inline("SELECTED"),
                        BULK_GROUP.SELECTION),
                new History(
                        BULK_GROUP,
                        own,
                        BULK_GROUP.CONFIRMED_AT,
                        concat(inline("group-confirmed:"), BULK_GROUP.ID),
                        BULK_GROUP.CONFIRMED_BY,
                        BULK_GROUP.ID,
                        inline("CONFIRMED"),
                        NOTHING));
    }

    private List<History> licences() {
        Condition own = LICENCE.ORGANISATION.eq(organisation.id());
        return List.of(
                new History(
                        LICENCE,
                        own,
                        LICENCE.GRANTED_AT,
                        concat(inline("licence:"), LICENCE.ID),
                        LICENCE.GRANTED_BY,
                        LICENCE.ID,
                        inline("GRANTED"),
                        LICENCE.NOTE),
                new History(
                        LICENCE,
                        own,
                        LICENCE.REVOKED_AT,
                        concat(inline("revocation:"), LICENCE.ID),
                        LICENCE.REVOKED_BY,
                        LICENCE.ID,
                        inline("REVOKED"),
                        LICENCE.NOTE));
    }

    private List<History> offers() {
        Condition own = OFFER.ORGANISATION.eq(organisation.id());
        return List.of(
                new History(
                        OFFER,
                        own,
                        OFFER.MADE_AT,
                        concat(inline("offer:"), OFFER.ID),
                        OFFER.MADE_BY,
                        OFFER.ID,
                        inline("OFFERED"),
                        OFFER.NOTE),
                new History(
                        OFFER_ANSWER.join(OFFER).on(OFFER.ID.eq(OFFER_ANSWER.OFFER)),
                        own,
                        OFFER_ANSWER.ANSWERED_AT,
                        concat(inline("answer:"), OFFER_ANSWER.OFFER),
                        OFFER_ANSWER.ANSWERED_BY,
                        OFFER_ANSWER.OFFER,
                        OFFER_ANSWER.ANSWER,
                        OFFER_ANSWER.WORDS));
    }

    /** With the leaves of those that are in the log. */
    private List<AuditEvent> withLeaves(List<AuditEvent> events) {
        List<String> logged = events.stream()
                .filter(event -> event.kind() == Kind.DECISION || event.kind() == Kind.NOTICE)
                .map(AuditEvent::key)
                .toList();
        Map<String, Long> leaves = new HashMap<>();
        for (List<String> some : Rows.parts(logged)) {
            dsl.select(PUBLIC_ACT.SOURCE, PUBLIC_ACT.LEAF)
                    .from(PUBLIC_ACT)
                    .where(PUBLIC_ACT.SOURCE.in(some), PUBLIC_ACT.LEAF.isNotNull())
                    .forEach(row -> leaves.put(row.value1(), row.value2()));
        }
        return events.stream()
                .map(event -> Stream.ofNullable(leaves.get(event.key()))
                        .map(leaf -> event.withLeaf(OptionalLong.of(leaf)))
                        .findFirst()
                        .orElse(event))
                .toList();
    }
}
