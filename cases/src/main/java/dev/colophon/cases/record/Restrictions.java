package dev.colophon.cases.record;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.min;

import dev.colophon.cases.record.Restriction.Cause;
import dev.colophon.cases.record.Restriction.Decided;
import dev.colophon.cases.removal.OtherWorks;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** What a platform took down of its own sites, read within a transaction of whoever asks. */
public final class Restrictions {

    private static final Field<Long> GONE_AT = min(REMOVAL_LOOK.AT).as("gone_at");
    private static final List<String> CONFIRMED =
            List.of(DecisionState.CONFIRMED.name(), DecisionState.RESOLVED.name());
    private static final List<String> GONE = Arrays.stream(RemovalVerdict.values())
            .filter(verdict -> verdict.meaning() == RemovalVerdict.Meaning.REMOVED)
            .map(Enum::name)
            .toList();

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Set<String> article16;

    /**
     * Of an organisation.
     *
     * @param article16 the ids of the procedures whose notices are those of article 16 of the Digital Services Act
     */
    public Restrictions(DSLContext dsl, Organisation organisation, Set<String> article16) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.article16 = Set.copyOf(article16);
    }

    /**
     * Each copy that was confirmed, and that a look saw gone; in the order of sightings.
     *
     * @param sites of the platform, each with all hosts under it; at least one
     */
    public void forEach(Collection<Host> sites, Consumer<Restriction> taker) {
        Condition own = sites.stream()
                .map(site -> PLACE.HOST
                        .eq(site.name())
                        .or(PLACE.HOST.startsWith(site.name() + ":"))
                        .or(PLACE.HOST.endsWith("." + site.name()))
                        .or(PLACE.HOST.contains("." + site.name() + ":")))
                .reduce(Condition::or)
                .orElseThrow();
        dsl.select(SIGHTING.ID, WORK.KIND, SIGHTING.FIRST_SEEN, GONE_AT)
                .from(PLACE)
                .join(SIGHTING)
                .on(SIGHTING.PLACE.eq(PLACE.KEY))
                .join(WORK)
                .on(WORK.ID.eq(SIGHTING.WORK))
                .join(REMOVAL_LOOK)
                .on(
                        REMOVAL_LOOK.ORGANISATION.eq(SIGHTING.ORGANISATION),
                        REMOVAL_LOOK.PLACE.eq(SIGHTING.PLACE),
                        REMOVAL_LOOK.CONTENT.eq(SIGHTING.CONTENT),
                        OtherWorks.isFor(SIGHTING.WORK).not())
                .where(
                        SIGHTING.ORGANISATION.eq(organisation.id()),
                        SIGHTING.DECISION_STATE.in(CONFIRMED),
                        REMOVAL_LOOK.VERDICT.in(GONE),
                        own)
                .groupBy(SIGHTING.ID, WORK.KIND, SIGHTING.FIRST_SEEN)
                .orderBy(SIGHTING.ID)
                .fetch()
                .forEach(row -> restriction(row).ifPresent(taker));
    }

    private Optional<Restriction> restriction(Record row) {
        String sighting = Rows.text(row, SIGHTING.ID);
        Instant goneAt = Instant.ofEpochMilli(Objects.requireNonNull(row.get(GONE_AT)));
        return decided(sighting)
                .map(decided -> new Restriction(
                        sighting,
                        Medium.valueOf(Rows.text(row, WORK.KIND)),
                        Rows.time(row, SIGHTING.FIRST_SEEN),
                        goneAt,
                        decided,
                        cause(sighting, goneAt)));
    }

    private Optional<Decided> decided(String sighting) {
        return dsl.select(DECISION.DECIDED_BY, DECISION.BATCH)
                .from(DECISION)
                .where(DECISION.SIGHTING.eq(sighting), DECISION.STATE.eq(DecisionState.CONFIRMED.name()))
                .orderBy(DECISION.DECIDED_AT.desc(), DECISION.ID.desc())
                .limit(1)
                .fetchOptional(row ->
                        row.value1() == null ? Decided.RULE : row.value2() == null ? Decided.PERSON : Decided.SAMPLE);
    }

    private Cause cause(String sighting, Instant goneAt) {
        Condition left = NOTICE_EVENT
                .KIND
                .in("SENT", "SENT_BY_HAND")
                .or(NOTICE_EVENT.KIND.eq("DELIVERY_SETTLED").and(NOTICE_EVENT.PAYLOAD.contains("\"left\":true")));
        List<String> regimes = dsl.selectDistinct(NOTICE.REGIME)
                .from(NOTICE_ITEM)
                .join(NOTICE)
                .on(NOTICE.ID.eq(NOTICE_ITEM.NOTICE))
                .join(NOTICE_EVENT)
                .on(NOTICE_EVENT.NOTICE.eq(NOTICE.ID))
                .where(NOTICE_ITEM.SIGHTING.eq(sighting), NOTICE_EVENT.AT.le(goneAt.toEpochMilli()), left)
                .fetch(NOTICE.REGIME);
        if (regimes.stream().anyMatch(article16::contains)) {
            return Cause.ARTICLE_16;
        }
        return regimes.isEmpty() ? Cause.OWN_SEARCH : Cause.OTHER_NOTICE;
    }
}
