package dev.colophon.registry;

import static dev.colophon.store.schema.tables.AuthorisedHost.AUTHORISED_HOST;
import static dev.colophon.store.schema.tables.LicenceScope.LICENCE_SCOPE;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.RightClaim.RIGHT_CLAIM;
import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkEvent.WORK_EVENT;
import static dev.colophon.store.schema.tables.WorkIdentifier.WORK_IDENTIFIER;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Unmatchable;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;

/** Works and references as they stand in the database. */
public final class WorkRows {

    private WorkRows() {}

    public static List<Work> works(DSLContext dsl, Condition which) {
        List<Record> rows = List.copyOf(dsl.select(WORK.fields())
                .select(PARTY.ID, PARTY.NAME)
                .from(WORK)
                .join(PARTY)
                .on(PARTY.ID.eq(WORK.OWNER))
                .where(which)
                .orderBy(WORK.ID.desc())
                .fetch());
        Map<String, List<Host>> hosts =
                hosts(dsl, rows.stream().map(row -> Rows.text(row, WORK.ID)).toList());
        return rows.stream()
                .map(row -> new Work(
                        Rows.text(row, WORK.ID),
                        Rows.text(row, WORK.ORGANISATION),
                        Rows.text(row, WORK.TITLE),
                        Medium.valueOf(Rows.text(row, WORK.KIND)),
                        new Party(Rows.text(row, PARTY.ID), Rows.text(row, PARTY.NAME)),
                        Policy.valueOf(Rows.text(row, WORK.POLICY)),
                        hosts.getOrDefault(Rows.text(row, WORK.ID), List.of()),
                        Rows.time(row, WORK.CREATED_AT),
                        moment(row, WORK.REMOVED_AT)))
                .toList();
    }

    private static Map<String, List<Host>> hosts(DSLContext dsl, List<String> works) {
        Map<String, List<Host>> hosts = new HashMap<>();
        for (List<String> some : Rows.parts(works)) {
            hosts.putAll(dsl
                    .select(AUTHORISED_HOST.WORK, AUTHORISED_HOST.HOST)
                    .from(AUTHORISED_HOST)
                    .where(AUTHORISED_HOST.WORK.in(some))
                    .orderBy(AUTHORISED_HOST.HOST)
                    .fetch()
                    .stream()
                    .collect(groupingBy(
                            row -> Rows.text(row, AUTHORISED_HOST.WORK),
                            mapping(row -> new Host(Rows.text(row, AUTHORISED_HOST.HOST)), toList()))));
        }
        return hosts;
    }

    public static List<Reference> references(DSLContext dsl, Condition which) {
        return dsl.selectFrom(REFERENCE).where(which).orderBy(REFERENCE.ID).fetch().stream()
                .map(row -> new Reference(
                        new ReferenceId(Rows.text(row, REFERENCE.ID)),
                        Rows.text(row, REFERENCE.WORK),
                        Rows.text(row, REFERENCE.FILE_NAME),
                        new Content(Rows.text(row, REFERENCE.SHA256), Rows.number(row, REFERENCE.BYTES)),
                        Rows.maybe(row, REFERENCE.DURATION_MS),
                        Rows.maybeText(row, REFERENCE.UNMATCHABLE).map(Unmatchable::valueOf),
                        Rows.maybeText(row, REFERENCE.PARTIAL_BECAUSE),
                        Rows.maybeText(row, REFERENCE.ISCC).map(Iscc::parse),
                        Boolean.TRUE.equals(row.get(REFERENCE.COMPETING)),
                        Rows.time(row, REFERENCE.REGISTERED_AT),
                        moment(row, REFERENCE.REMOVED_AT)))
                .toList();
    }

    private static Optional<Instant> moment(Record row, TableField<Record, Long> field) {
        return Optional.ofNullable(row.get(field)).map(Instant::ofEpochMilli);
    }

    /** The owner's work that is called so elsewhere; of several the oldest. */
    static Optional<String> identified(DSLContext dsl, Party owner, Medium kind, List<Identifier> identifying) {
        return works(
                        dsl,
                        WORK.OWNER
                                .eq(owner.id())
                                .and(WORK.KIND.eq(kind.name()))
                                .and(WORK.REMOVED_AT.isNull())
                                .and(isCalled(identifying)))
                .stream()
                .map(Work::id)
                .min(Comparator.naturalOrder());
    }

    /** Works that have one of these identifiers. */
    static Condition isCalled(List<Identifier> identifiers) {
        return identifiers.isEmpty()
                ? falseCondition()
                : WORK.ID.in(select(WORK_IDENTIFIER.WORK)
                        .from(WORK_IDENTIFIER)
                        .where(or(identifiers.stream()
                                .map(identifier -> WORK_IDENTIFIER
                                        .SCHEME
                                        .eq(identifier.scheme().name())
                                        .and(WORK_IDENTIFIER.NORMAL.eq(identifier.normal())))
                                .toList())));
    }

    private static List<String> schemes(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> identifier.scheme().name())
                .distinct()
                .toList();
    }

    /**
     * The work that files of this title belong to: the owner's of this title, else the one that a person merged such a one into.
     *
     * @param identifying none of which names a work of this owner: one that has others of their schemes is another work
     */
    static Optional<String> titled(
            DSLContext dsl, Party owner, String title, Medium kind, List<Identifier> identifying) {
        dev.colophon.store.schema.tables.Work meant = WORK.as("meant");
        return dsl
                .select(meant.ID)
                .from(WORK)
                .join(meant)
                .on(meant.ID.eq(coalesce(WORK.MERGED_INTO, WORK.ID)))
                .where(
                        WORK.OWNER.eq(owner.id()),
                        WORK.TITLE.eq(title),
                        WORK.KIND.eq(kind.name()),
                        meant.OWNER.eq(owner.id()),
                        meant.REMOVED_AT.isNull(),
                        notExists(selectOne()
                                .from(WORK_IDENTIFIER)
                                .where(
                                        WORK_IDENTIFIER.WORK.eq(meant.ID),
                                        WORK_IDENTIFIER.SCHEME.in(schemes(identifying)))),
                        WORK.MERGED_INTO
                                .isNull()
                                .or(exists(selectOne()
                                        .from(WORK_EVENT)
                                        .where(
                                                WORK_EVENT.WORK.eq(WORK.ID),
                                                WORK_EVENT.ACTION.eq(WorkEvent.Action.MERGED_INTO.name())))))
                .orderBy(when(WORK.MERGED_INTO.isNull(), 0).otherwise(1), meant.ID)
                .limit(1)
                .fetch(meant.ID)
                .stream()
                .findFirst();
    }

    /** What these ids stand for, of works that meet the condition. */
    static Map<ReferenceId, Registered> registered(DSLContext dsl, Condition which, Collection<ReferenceId> ids) {
        Map<ReferenceId, Registered> found = new HashMap<>();
        List<String> distinct = ids.stream().map(ReferenceId::value).distinct().toList();
        for (List<String> some : Rows.parts(distinct)) {
            List<Reference> references = references(dsl, REFERENCE.ID.in(some));
            Map<String, Work> works = new HashMap<>();
            works(
                            dsl,
                            WORK.ID
                                    .in(references.stream()
                                            .map(Reference::workId)
                                            .toList())
                                    .and(which))
                    .forEach(work -> works.put(work.id(), work));
            for (Reference reference : references) {
                Optional.ofNullable(works.get(reference.workId()))
                        .ifPresent(work -> found.put(reference.id(), new Registered(reference, work)));
            }
        }
        return found;
    }

    /** A work leaves the catalogue; who names it, or one that it stood for, means another from now on. */
    public static void leave(DSLContext dsl, String work, String target, long now) {
        dsl.update(WORK)
                .set(WORK.MERGED_INTO, target)
                .where(WORK.MERGED_INTO.eq(work))
                .execute();
        leaveRights(dsl, work, target);
        dsl.update(WORK)
                .set(WORK.MERGED_INTO, target)
                .set(WORK.REMOVED_AT, now)
                .where(WORK.ID.eq(work))
                .execute();
    }

    /** What is licensed and held of one work is from now on of another. */
    private static void leaveRights(DSLContext dsl, String work, String target) {
        dsl.deleteFrom(LICENCE_SCOPE)
                .where(
                        LICENCE_SCOPE.WORK.eq(work),
                        LICENCE_SCOPE.LICENCE.in(dsl.select(LICENCE_SCOPE.LICENCE)
                                .from(LICENCE_SCOPE)
                                .where(LICENCE_SCOPE.WORK.eq(target))))
                .execute();
        dsl.update(LICENCE_SCOPE)
                .set(LICENCE_SCOPE.WORK, target)
                .where(LICENCE_SCOPE.WORK.eq(work))
                .execute();
        dsl.update(RIGHT_CLAIM)
                .set(RIGHT_CLAIM.WORK, target)
                .where(RIGHT_CLAIM.WORK.eq(work))
                .execute();
    }

    /** A reference that is there. */
    static Registered registered(DSLContext dsl, ReferenceId id) {
        return Optional.ofNullable(registered(dsl, noCondition(), List.of(id)).get(id))
                .orElseThrow();
    }
}
