package dev.colophon.registry.contest;

import static dev.colophon.store.schema.tables.Competing.COMPETING;
import static dev.colophon.store.schema.tables.ContestAnswer.CONTEST_ANSWER;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
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
        for (List<String> some : Rows.parts(List.copyOf(works))) {
            shared.addAll(shared(dsl, organisation, LATER.WORK.in(some)));
            shared.addAll(shared(dsl, organisation, EARLIER.WORK.in(some)));
        }
        return shared;
    }

    /** What these files share with other owners', of each at most so much that was registered later, and as much that was before. */
    static Set<SharedContent> ofFiles(
            DSLContext dsl, Organisation organisation, Collection<String> references, int most) {
        Set<SharedContent> shared = new LinkedHashSet<>();
        for (String reference : references) {
            shared.addAll(shared(
                    dsl,
                    organisation,
                    COMPETING
                            .REFERENCE
                            .eq(reference)
                            .and(COMPETING.OTHER.in(
                                    some(dsl, COMPETING.OTHER, COMPETING.REFERENCE, reference, most)))));
            shared.addAll(shared(
                    dsl,
                    organisation,
                    COMPETING
                            .OTHER
                            .eq(reference)
                            .and(COMPETING.REFERENCE.in(
                                    some(dsl, COMPETING.REFERENCE, COMPETING.OTHER, reference, most)))));
        }
        return shared;
    }

    /** Without an order: sorting them would read all. */
    private static List<String> some(
            DSLContext dsl,
            TableField<Record, String> wanted,
            TableField<Record, String> known,
            String reference,
            int most) {
        return dsl.select(wanted)
                .from(COMPETING)
                .where(known.eq(reference))
                .limit(most)
                .fetch(wanted);
    }

    private static List<SharedContent> shared(DSLContext dsl, Organisation organisation, Condition which) {
        return dsl.select(COMPETING.MEDIUM, COMPETING.DETAIL, COMPETING.CONTESTED_AT)
                .select(LATER.ID, LATER.FILE_NAME, LATER_WORK.ID, LATER_WORK.TITLE, LATER_OWNER.ID, LATER_OWNER.NAME)
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
                        LATER_WORK.ORGANISATION.eq(organisation.id()),
                        LATER.REMOVED_AT.isNull(),
                        EARLIER.REMOVED_AT.isNull(),
                        LATER_WORK.OWNER.ne(EARLIER_WORK.OWNER))
                .orderBy(COMPETING.REFERENCE, COMPETING.OTHER, COMPETING.MEDIUM)
                .fetch(ContestRows::sharedContent);
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
