package dev.colophon.cases.decision;

import static dev.colophon.store.schema.tables.BulkGroup.BULK_GROUP;
import static dev.colophon.store.schema.tables.BulkItem.BULK_ITEM;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The groups of an organisation that are, or were, confirmed together. For one transaction. */
public final class BulkGroups {

    /** So many sightings are confirmed together at most: in one transaction, so that a crash leaves none or all of them. */
    public static final int MOST = 500;

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_NAME = 200;

    private final DSLContext dsl;
    private final Organisation organisation;

    public BulkGroups(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /**
     * Keeps a group and draws its sample.
     *
     * @param decisions the last of each of its sightings that has one, by their ids
     */
    public void make(String id, String selection, BulkGroup group, Map<String, String> decisions, String by) {
        dsl.insertInto(BULK_GROUP)
                .set(BULK_GROUP.ID, id)
                .set(BULK_GROUP.ORGANISATION, organisation.id())
                .set(BULK_GROUP.SELECTION, Sanitiser.fit(selection, LONGEST_TEXT))
                .set(BULK_GROUP.SEED, group.seed())
                .set(BULK_GROUP.STATE, StoredBulkGroup.State.OPEN.name())
                .set(BULK_GROUP.MADE_BY, Sanitiser.fit(by, LONGEST_NAME))
                .set(BULK_GROUP.MADE_AT, Ids.timeOf(id).toEpochMilli())
                .execute();
        List<BulkItem> sample = group.sample();
        Map<String, Integer> places = IntStream.range(0, sample.size())
                .boxed()
                .collect(Collectors.toMap(i -> sample.get(i).sighting(), i -> i + 1));
        for (BulkItem item : group.items()) {
            dsl.insertInto(BULK_ITEM)
                    .set(BULK_ITEM.BULK_GROUP, id)
                    .set(BULK_ITEM.SIGHTING, item.sighting())
                    .set(BULK_ITEM.DECISION, decisions.get(item.sighting()))
                    .set(BULK_ITEM.SAMPLED, places.get(item.sighting()))
                    .execute();
        }
    }

    /** The group with this id, or with the only id that begins or ends so; empty when there is none. */
    public Optional<StoredBulkGroup> find(String idOrPart) {
        List<StoredBulkGroup> found = fetch(Rows.isMeant(BULK_GROUP.ID, idOrPart), 2);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<StoredBulkGroup> fetch(Condition which, int most) {
        return dsl
                .selectFrom(BULK_GROUP)
                .where(which, BULK_GROUP.ORGANISATION.eq(organisation.id()))
                .orderBy(BULK_GROUP.MADE_AT.desc(), BULK_GROUP.ID.desc())
                .limit(most)
                .fetch()
                .stream()
                .map(this::group)
                .toList();
    }

    private StoredBulkGroup group(Record row) {
        String id = Rows.text(row, BULK_GROUP.ID);
        return new StoredBulkGroup(
                id,
                Rows.text(row, BULK_GROUP.SELECTION),
                Rows.number(row, BULK_GROUP.SEED),
                StoredBulkGroup.State.valueOf(Rows.text(row, BULK_GROUP.STATE)),
                Rows.maybeText(row, BULK_GROUP.CLOSED_BECAUSE),
                Rows.maybeText(row, BULK_GROUP.BATCH),
                Rows.text(row, BULK_GROUP.MADE_BY),
                Rows.time(row, BULK_GROUP.MADE_AT),
                Optional.ofNullable(row.get(BULK_GROUP.CONFIRMED_AT)).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.get(BULK_GROUP.HOLD_UNTIL)).map(Instant::ofEpochMilli),
                dsl.selectFrom(BULK_ITEM)
                        .where(BULK_ITEM.BULK_GROUP.eq(id))
                        .orderBy(BULK_ITEM.SIGHTING)
                        .fetch(item -> new StoredBulkGroup.Item(
                                Rows.text(item, BULK_ITEM.SIGHTING), place(item.get(BULK_ITEM.SAMPLED)))));
    }

    private static OptionalInt place(@Nullable Integer sampled) {
        return sampled == null ? OptionalInt.empty() : OptionalInt.of(sampled);
    }

    /** Closes a group that is open: from now on its sightings are decided one by one. */
    public void close(String id, String because) {
        dsl.update(BULK_GROUP)
                .set(BULK_GROUP.STATE, StoredBulkGroup.State.CLOSED.name())
                .set(BULK_GROUP.CLOSED_BECAUSE, Sanitiser.fit(because, LONGEST_TEXT))
                .where(is(id, StoredBulkGroup.State.OPEN))
                .execute();
    }

    /** Keeps that an open group is confirmed; false when somebody else was quicker, or it is not open. */
    public boolean confirm(String id, String by, Instant at, Instant holdUntil) {
        return dsl.update(BULK_GROUP)
                        .set(BULK_GROUP.STATE, StoredBulkGroup.State.CONFIRMED.name())
                        .set(BULK_GROUP.CONFIRMED_BY, Sanitiser.fit(by, LONGEST_NAME))
                        .set(BULK_GROUP.CONFIRMED_AT, at.toEpochMilli())
                        .set(BULK_GROUP.HOLD_UNTIL, holdUntil.toEpochMilli())
                        .where(is(id, StoredBulkGroup.State.OPEN))
                        .execute()
                == 1;
    }

    /** Keeps by which batch its decisions were made. */
    public void decidedBy(String id, String batch) {
        dsl.update(BULK_GROUP)
                .set(BULK_GROUP.BATCH, batch)
                .where(is(id, StoredBulkGroup.State.CONFIRMED))
                .execute();
    }

    /** Keeps that what was confirmed together was taken back; false when it was not confirmed, or was taken back before. */
    public boolean undo(String id) {
        return dsl.update(BULK_GROUP)
                        .set(BULK_GROUP.STATE, StoredBulkGroup.State.UNDONE.name())
                        .where(is(id, StoredBulkGroup.State.CONFIRMED))
                        .execute()
                == 1;
    }

    private Condition is(String id, StoredBulkGroup.State state) {
        return BULK_GROUP
                .ID
                .eq(id)
                .and(BULK_GROUP.ORGANISATION.eq(organisation.id()))
                .and(BULK_GROUP.STATE.eq(state.name()));
    }
}
