package dev.colophon.registry.contest;

import static dev.colophon.store.schema.tables.Competing.COMPETING;
import static dev.colophon.store.schema.tables.ContestAnswer.CONTEST_ANSWER;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.Reference;
import dev.colophon.store.schema.tables.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;

/** Content that owners of an organisation share, as it stands in the database. */
final class ContestRows {

    private static final Reference LATER = REFERENCE.as("later");
    private static final Reference EARLIER = REFERENCE.as("earlier");
    private static final Work LATER_WORK = WORK.as("later_work");
    private static final Work EARLIER_WORK = WORK.as("earlier_work");
    private static final dev.colophon.store.schema.tables.Party LATER_OWNER = PARTY.as("later_owner");
    private static final dev.colophon.store.schema.tables.Party EARLIER_OWNER = PARTY.as("earlier_owner");

    private ContestRows() {}

    /** Two files, of which the first says something to the second. */
    record Pair(String reference, String other) {}

    /** What files of these works share with other owners'. */
    static Set<SharedContent> ofWorks(DSLContext dsl, Organisation organisation, Collection<String> works) {
        Set<SharedContent> shared = new LinkedHashSet<>();
        List<List<String>> files = Rows.parts(files(dsl, works));
        files.forEach(some -> shared.addAll(shared(dsl, organisation, COMPETING.REFERENCE.in(some))));
        files.forEach(some -> shared.addAll(shared(dsl, organisation, COMPETING.OTHER.in(some))));
        return shared;
    }

    private static List<String> files(DSLContext dsl, Collection<String> works) {
        List<String> files = new ArrayList<>();
        for (List<String> some : Rows.parts(List.copyOf(works))) {
            files.addAll(dsl.select(REFERENCE.ID)
                    .from(REFERENCE)
                    .where(REFERENCE.WORK.in(some), REFERENCE.REMOVED_AT.isNull())
                    .fetch(REFERENCE.ID));
        }
        return files;
    }

    /** What these files share with works of an owner, of each at most so much that was registered later, and as much that was before. */
    static Set<SharedContent> withWorksOf(
            DSLContext dsl, Organisation organisation, Party owner, Collection<ReferenceId> files, int most) {
        Set<SharedContent> shared = new LinkedHashSet<>();
        for (ReferenceId file : files) {
            shared.addAll(shared(
                    dsl,
                    organisation,
                    COMPETING
                            .REFERENCE
                            .eq(file.value())
                            .and(COMPETING.OTHER.in(
                                    some(dsl, COMPETING.OTHER, COMPETING.REFERENCE, file, owner, most)))));
            shared.addAll(shared(
                    dsl,
                    organisation,
                    COMPETING
                            .OTHER
                            .eq(file.value())
                            .and(COMPETING.REFERENCE.in(
                                    some(dsl, COMPETING.REFERENCE, COMPETING.OTHER, file, owner, most)))));
        }
        return shared;
    }

    /** Without an order: sorting them would read all. The owner is asked of each, so that no database begins with all that it owns. */
    private static List<String> some(
            DSLContext dsl,
            TableField<Record, String> wanted,
            TableField<Record, String> known,
            ReferenceId file,
            Party owner,
            int most) {
        Field<String> ownerOfWanted = field(select(WORK.OWNER)
                .from(REFERENCE)
                .join(WORK)
                .on(WORK.ID.eq(REFERENCE.WORK))
                .where(REFERENCE.ID.eq(wanted), REFERENCE.REMOVED_AT.isNull()));
        return dsl.select(wanted)
                .from(COMPETING)
                .where(known.eq(file.value()), ownerOfWanted.eq(owner.id()))
                .limit(most)
                .fetch(wanted);
    }

    /**
     * The organisation is asked of the rows: as a condition it would be a way in, and SQLite would begin with all works that the
     * organisation has.
     *
     * @param which names files
     */
    private static List<SharedContent> shared(DSLContext dsl, Organisation organisation, Condition which) {
        return dsl
                .select(COMPETING.MEDIUM, COMPETING.DETAIL, COMPETING.CONTESTED_AT)
                .select(LATER.ID, LATER.FILE_NAME, LATER_WORK.ID, LATER_WORK.TITLE, LATER_OWNER.ID, LATER_OWNER.NAME)
                .select(LATER_WORK.ORGANISATION)
                .select(EARLIER.ID, EARLIER.FILE_NAME)
                .select(EARLIER_WORK.ID, EARLIER_WORK.TITLE, EARLIER_OWNER.ID, EARLIER_OWNER.NAME)
                .from(COMPETING)
                .join(LATER)
                .on(LATER.ID.eq(COMPETING.REFERENCE))
                .join(LATER_WORK)
                .on(LATER_WORK.ID.eq(LATER.WORK))
                .join(LATER_OWNER)
                .on(LATER_OWNER.ID.eq(LATER_WORK.OWNER))
                .join(EARLIER)
                .on(EARLIER.ID.eq(COMPETING.OTHER))
                .join(EARLIER_WORK)
                .on(EARLIER_WORK.ID.eq(EARLIER.WORK))
                .join(EARLIER_OWNER)
                .on(EARLIER_OWNER.ID.eq(EARLIER_WORK.OWNER))
                .where(
                        which,
                        LATER.REMOVED_AT.isNull(),
                        EARLIER.REMOVED_AT.isNull(),
                        LATER_WORK.OWNER.ne(EARLIER_WORK.OWNER))
                .orderBy(COMPETING.REFERENCE, COMPETING.OTHER, COMPETING.MEDIUM)
                .fetch()
                .stream()
                .filter(row -> Rows.text(row, LATER_WORK.ORGANISATION).equals(organisation.id()))
                .map(ContestRows::sharedContent)
                .toList();
    }

    private static SharedContent sharedContent(Record row) {
        Claimant earlier = claimant(row, EARLIER, EARLIER_WORK, EARLIER_OWNER);
        Match match = MatchJson.decode(earlier.reference(), Rows.text(row, COMPETING.DETAIL));
        return new SharedContent(
                earlier,
                claimant(row, LATER, LATER_WORK, LATER_OWNER),
                Medium.valueOf(Rows.text(row, COMPETING.MEDIUM)),
                match.coverage(),
                match.segments(),
                moment(row, COMPETING.CONTESTED_AT));
    }

    private static Claimant claimant(
            Record row, Reference reference, Work work, dev.colophon.store.schema.tables.Party owner) {
        return new Claimant(
                new ReferenceId(Rows.text(row, reference.ID)),
                Rows.text(row, reference.FILE_NAME),
                Rows.text(row, work.ID),
                Rows.text(row, work.TITLE),
                new Party(Rows.text(row, owner.ID), Rows.text(row, owner.NAME)));
    }

    private static Optional<Instant> moment(Record row, TableField<Record, Long> field) {
        return Optional.ofNullable(row.get(field)).map(Instant::ofEpochMilli);
    }

    /** What files have said last, by whom it was said against whom. */
    static Map<Pair, Contest.Answer> answers(DSLContext dsl, Collection<SharedContent> shared) {
        Set<String> files = new LinkedHashSet<>();
        shared.forEach(one -> {
            files.add(one.earlier().reference().value());
            files.add(one.later().reference().value());
        });
        Map<Pair, Contest.Answer> answers = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(files))) {
            dsl.select(CONTEST_ANSWER.REFERENCE, CONTEST_ANSWER.OTHER, CONTEST_ANSWER.ANSWER)
                    .from(CONTEST_ANSWER)
                    .where(CONTEST_ANSWER.REFERENCE.in(some))
                    .orderBy(CONTEST_ANSWER.ID)
                    .forEach(row ->
                            answers.put(new Pair(row.value1(), row.value2()), Contest.Answer.valueOf(row.value3())));
        }
        return answers;
    }
}
