package dev.colophon.sightings.membership;

import static dev.colophon.store.schema.tables.BulkGroup.BULK_GROUP;
import static dev.colophon.store.schema.tables.BulkItem.BULK_ITEM;

import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * The samples of groups that are to be confirmed together. One of a sample that becomes anything but confirmed closes its group in the
 * transaction that says so, whoever decides it and by which way: what the sample was to show of the rest is not so.
 */
public final class GroupSamples {

    private static final String OPEN = "OPEN";
    private static final String CLOSED = "CLOSED";
    private static final int LONGEST_REASON = 2_000;

    private GroupSamples() {}

    /**
     * Closes the open groups in whose samples some of these are.
     *
     * @param phrases what each sighting is from now on, by its id, in words
     */
    public static void leave(DSLContext dsl, Map<String, String> phrases) {
        for (List<String> some : Rows.parts(new ArrayList<>(phrases.keySet()))) {
            Map<String, String> groups = new TreeMap<>();
            dsl.select(BULK_ITEM.BULK_GROUP, BULK_ITEM.SIGHTING)
                    .from(BULK_ITEM)
                    .join(BULK_GROUP)
                    .on(BULK_GROUP.ID.eq(BULK_ITEM.BULK_GROUP))
                    .where(BULK_ITEM.SIGHTING.in(some), BULK_ITEM.SAMPLED.isNotNull(), BULK_GROUP.STATE.eq(OPEN))
                    .orderBy(BULK_ITEM.BULK_GROUP, BULK_ITEM.SIGHTING)
                    .forEach(row -> groups.putIfAbsent(row.value1(), row.value2()));
            groups.forEach((group, sighting) -> dsl.update(BULK_GROUP)
                    .set(BULK_GROUP.STATE, CLOSED)
                    .set(
                            BULK_GROUP.CLOSED_BECAUSE,
                            Sanitiser.fit(
                                    "%s of its sample is %s".formatted(sighting, phrases.getOrDefault(sighting, "")),
                                    LONGEST_REASON))
                    .where(BULK_GROUP.ID.eq(group), BULK_GROUP.STATE.eq(OPEN))
                    .execute());
        }
    }
}
