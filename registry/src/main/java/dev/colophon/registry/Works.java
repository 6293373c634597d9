package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectLimitPercentStep;
import org.jooq.impl.DSL;

/** The registered works of an organisation. Thread-safe. */
public final class Works {

    private record Counts(int references, int competing) {}

    private final Database database;
    private final Organisation organisation;

    public Works(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** The works, newest first, with what belongs to them. */
    public List<WorkSummary> list(WorkQuery query) {
        return database.read(dsl -> {
            SelectLimitPercentStep<Record1<String>> which = select(WORK.ID)
                    .from(WORK)
                    .join(PARTY)
                    .on(PARTY.ID.eq(WORK.OWNER))
                    .where(own(), WORK.REMOVED_AT.isNull(), condition(query))
                    .orderBy(WORK.ID.desc())
                    .limit(query.limit());
            Map<String, Counts> counts = counts(dsl, which);
            Map<String, Integer> sightings = sightings(dsl, which);
            List<Work> works = WorkRows.works(dsl, WORK.ID.in(which));
            Map<String, DescriptiveMetadata> metadata =
                    MetadataRows.of(dsl, works.stream().map(Work::id).toList());
            return works.stream()
                    .map(work -> {
                        Counts of = counts.getOrDefault(work.id(), new Counts(0, 0));
                        return new WorkSummary(
                                work,
                                of.references(),
                                of.competing(),
                                sightings.getOrDefault(work.id(), 0),
                                metadata.getOrDefault(work.id(), DescriptiveMetadata.NONE));
                    })
                    .toList();
        });
    }

    /** Names that several owners bear, whom only their ids tell apart. */
    public Set<String> ambiguousOwners() {
        return database.read(dsl -> Set.copyOf(dsl.select(PARTY.NAME)
                .from(PARTY)
                .where(PARTY.ORGANISATION.eq(organisation.id()))
                .groupBy(PARTY.NAME)
                .having(DSL.count().gt(1))
                .fetch(PARTY.NAME)));
    }

    /** Whether works of another owner than this one are registered. */
    boolean ofOthers(String owner) {
        return database.read(dsl -> dsl.fetchExists(selectOne()
                .from(PARTY)
                .where(PARTY.ORGANISATION.eq(organisation.id()))
                .and(Parties.find(dsl, organisation, owner)
                        .map(party -> PARTY.ID.ne(party.id()))
                        .orElse(noCondition()))
                // By owner: where one owns all works, none of another's would be found among them only at their end.
                .and(exists(selectOne().from(WORK).where(WORK.OWNER.eq(PARTY.ID), WORK.REMOVED_AT.isNull())))));
    }

    /** How many works there are. */
    public int count() {
        return database.read(dsl -> dsl.fetchCount(WORK, own().and(WORK.REMOVED_AT.isNull())));
    }

    /** The names of the owners of so many works, those of the newest works first, each once. */
    public List<String> ownersOfNewest(int most) {
        return database
                .read(dsl -> dsl.select(PARTY.NAME)
                        .from(WORK)
                        .join(PARTY)
                        .on(PARTY.ID.eq(WORK.OWNER))
                        .where(own(), WORK.REMOVED_AT.isNull())
                        .orderBy(WORK.ID.desc())
                        .limit(most)
                        .fetch(PARTY.NAME))
                .stream()
                .distinct()
                .toList();
    }

    /** How many of them have a file that is there and can be compared. */
    public int countWithComparable() {
        return database.read(dsl -> dsl.fetchCount(
                WORK,
                own().and(WORK.REMOVED_AT.isNull())
                        .and(exists(selectOne()
                                .from(REFERENCE)
                                .where(
                                        REFERENCE.WORK.eq(WORK.ID),
                                        REFERENCE.REMOVED_AT.isNull(),
                                        REFERENCE.UNMATCHABLE.isNull())))));
    }

    /** How many of their files are there and can be compared; one with sound and pictures is one file. */
    public int countComparable() {
        return database.read(dsl -> dsl.fetchCount(
                WORK.join(REFERENCE).on(REFERENCE.WORK.eq(WORK.ID)),
                own().and(WORK.REMOVED_AT.isNull())
                        .and(REFERENCE.REMOVED_AT.isNull())
                        .and(REFERENCE.UNMATCHABLE.isNull())));
    }

    /**
     * The work with this id, or with the only id that begins or ends so; of one that was merged, the work that it was merged into. Those
     * that were removed are there, too.
     *
     * @throws RegistryException when there is none, or more than one
     */
    public Work get(String idOrPrefix) {
        return database.read(dsl -> {
            List<String> found = dsl.selectDistinct(coalesce(WORK.MERGED_INTO, WORK.ID))
                    .from(WORK)
                    .where(own(), Rows.isMeant(WORK.ID, idOrPrefix))
                    .limit(2)
                    .fetch(row -> row.value1());
            return one(WorkRows.works(dsl, WORK.ID.in(found)), "work", idOrPrefix, "colophon works");
        });
    }

    /**
     * The reference with this id, or with the only id that begins or ends so, that was not removed.
     *
     * @throws RegistryException when there is none, or more than one
     */
    public Registered reference(String idOrPrefix) {
        return database.read(dsl -> {
            List<ReferenceId> found = dsl.select(REFERENCE.ID)
                    .from(REFERENCE)
                    .join(WORK)
                    .on(WORK.ID.eq(REFERENCE.WORK))
                    .where(own(), REFERENCE.REMOVED_AT.isNull(), Rows.isMeant(REFERENCE.ID, idOrPrefix))
                    .limit(2)
                    .fetch(row -> new ReferenceId(row.value1()));
            return WorkRows.registered(dsl, one(found, "file", idOrPrefix, "colophon show WORK"));
        });
    }

    /** The ids of the works that were merged into this one. */
    public List<String> merged(Work work) {
        return database.read(dsl -> dsl.select(WORK.ID)
                .from(WORK)
                .where(WORK.MERGED_INTO.eq(work.id()))
                .orderBy(WORK.ID)
                .fetch(WORK.ID));
    }

    /** What was done to a work and to those that were merged into it, oldest first. */
    public List<WorkEvent> history(Work work) {
        return database.read(dsl -> WorkEvents.of(dsl, work.id()));
    }

    /** The work with this id, or with the only id that begins or ends so; empty when there is none. */
    public Optional<Work> find(String idOrPrefix) {
        boolean none = database.read(dsl -> !dsl.fetchExists(WORK, own().and(Rows.isMeant(WORK.ID, idOrPrefix))));
        return none ? Optional.empty() : Optional.of(get(idOrPrefix));
    }

    /** What is said of a work beside title, owner and rights. */
    public DescriptiveMetadata metadata(Work work) {
        return database.read(dsl -> MetadataRows.of(dsl, work.id()));
    }

    /** The references of a work, oldest first; not those that were removed. */
    public List<Reference> references(Work work) {
        return database.read(
                dsl -> WorkRows.references(dsl, REFERENCE.WORK.eq(work.id()).and(REFERENCE.REMOVED_AT.isNull())));
    }

    /**
     * The stored fingerprint of a registered sound.
     *
     * @throws RegistryException when another version of this program made it
     */
    public Optional<AudioFingerprint> sound(ReferenceId reference) {
        return fingerprint(reference, Medium.AUDIO).map(AudioFingerprint.class::cast);
    }

    /**
     * The stored fingerprint of a registered picture.
     *
     * @throws RegistryException when another version of this program made it
     */
    public Optional<ImageFingerprint> picture(ReferenceId reference) {
        return fingerprint(reference, Medium.IMAGE).map(ImageFingerprint.class::cast);
    }

    /**
     * The stored fingerprint of a registered text, which holds the text.
     *
     * @throws RegistryException when another version of this program made it
     */
    public Optional<TextFingerprint> text(ReferenceId reference) {
        return fingerprint(reference, Medium.TEXT).map(TextFingerprint.class::cast);
    }

    private Optional<Fingerprint> fingerprint(ReferenceId reference, Medium medium) {
        Optional<byte[]> stored = database.read(dsl -> dsl.select(FINGERPRINT.CODE)
                .from(FINGERPRINT)
                .where(FINGERPRINT.REFERENCE.eq(reference.value()), FINGERPRINT.MEDIUM.eq(medium.name()))
                .fetchOptional(FINGERPRINT.CODE));
        try {
            return stored.map(bytes -> Fingerprint.decode(medium, bytes));
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    "the reference %s was registered by another version (%s): register its file again"
                            .formatted(reference, e.getMessage()),
                    e);
        }
    }

    /** What these ids stand for; those of other organisations and those that are not registered, or no more, are left out. */
    public Map<ReferenceId, Registered> registered(Collection<ReferenceId> ids) {
        Map<ReferenceId, Registered> all = ids.isEmpty() ? Map.of() : database.read(dsl -> registered(dsl, ids));
        return all.entrySet().stream()
                .filter(one -> one.getValue().reference().removedAt().isEmpty())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What these ids stand for or stood for, within a transaction; those of other organisations are left out. */
    public Map<ReferenceId, Registered> registered(DSLContext dsl, Collection<ReferenceId> ids) {
        return WorkRows.registered(dsl, own(), ids);
    }

    private Condition own() {
        return WORK.ORGANISATION.eq(organisation.id());
    }

    /**
     * The only one that was found by the start or the end of its id.
     *
     * @param what it is, for the message
     * @param lists the command that shows ids
     * @throws RegistryException when there is none, or more than one
     */
    public static <T> T one(List<T> found, String what, String idOrPrefix, String lists) {
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new RegistryException(
                found.isEmpty()
                        ? "no %s is named by `%s`, the whole of its id or eight characters or more of its beginning or end: `%s` lists them"
                                .formatted(what, idOrPrefix, lists)
                        : "more than one %s has an id that begins or ends with `%s`: write more of it, as `%s` shows it"
                                .formatted(what, idOrPrefix, lists));
    }

    private static Condition condition(WorkQuery query) {
        return query.owner()
                .map(owner -> PARTY.NAME.eq(owner).or(PARTY.ID.eq(owner)))
                .orElse(noCondition())
                .and(query.kind().map(kind -> WORK.KIND.eq(kind.name())).orElse(noCondition()))
                .and(query.title().map(WORK.TITLE::containsIgnoreCase).orElse(noCondition()))
                .and(query.after().map(WORK.ID::lt).orElse(noCondition()));
    }

    private static Map<String, Counts> counts(DSLContext dsl, SelectLimitPercentStep<Record1<String>> works) {
        Map<String, Counts> counts = new HashMap<>();
        var references = DSL.count();
        var competing = sum(when(REFERENCE.COMPETING.isTrue(), 1).otherwise(0));
        dsl.select(REFERENCE.WORK, references, competing)
                .from(REFERENCE)
                .where(REFERENCE.WORK.in(works), REFERENCE.REMOVED_AT.isNull())
                .groupBy(REFERENCE.WORK)
                .forEach(row -> counts.put(
                        row.get(REFERENCE.WORK),
                        new Counts(row.get(references), row.get(competing).intValue())));
        return counts;
    }

    private static Map<String, Integer> sightings(DSLContext dsl, SelectLimitPercentStep<Record1<String>> works) {
        Map<String, Integer> sightings = new HashMap<>();
        var seen = DSL.count();
        dsl.select(SIGHTING.WORK, seen)
                .from(SIGHTING)
                .where(SIGHTING.WORK.in(works))
                .groupBy(SIGHTING.WORK)
                .forEach(row -> sightings.put(row.get(SIGHTING.WORK), row.get(seen)));
        return sightings;
    }
}
