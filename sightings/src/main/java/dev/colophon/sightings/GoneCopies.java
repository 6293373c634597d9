package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The copies that a change takes away: a work was seen at a place, and is not there any more. One that was replaced by another copy
 * of the work is not gone.
 *
 * @param before the ids of sightings that were present before the change
 */
public record GoneCopies(List<String> before) {

    public GoneCopies {
        before = List.copyOf(before);
    }

    private static final Sighting OTHER = SIGHTING.as("other");

    /**
     * What the newest look before a time, of those that tell what stands there, said that stood at the place of a sighting, is the
     * content of that.
     */
    private static final String THERE_BEFORE = "exists (select 1 from observation o where o.place = sighting.place "
            + "and o.content = sighting.content and o.outcome in ('CONTENT', 'UNCHANGED') and o.at < {0} "
            + "and not exists (select 1 from observation later where later.place = o.place and later.at < {0} "
            + "and later.outcome in ('CONTENT', 'UNCHANGED', 'NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED') "
            + "and not exists (select 1 from observation part where part.place = later.place "
            + "and part.content = later.content and part.outcome = 'CONTENT' and part.cause is not null) "
            + "and (later.at > o.at or (later.at = o.at and later.id > o.id))) "
            + "and not exists (select 1 from place p join observation a on a.place = p.archive "
            + "where p.key = o.place and a.at >= o.at and a.at < {0} "
            + "and a.outcome in ('NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED')))";

    /** At one place. */
    static GoneCopies at(DSLContext dsl, String place) {
        return new GoneCopies(dsl.select(SIGHTING.ID)
                .from(SIGHTING)
                .where(SIGHTING.PLACE.eq(place), isPresent())
                .fetch(SIGHTING.ID));
    }

    /** At one place and, where that is an archive, in it. */
    public static GoneCopies atAndIn(DSLContext dsl, String place) {
        List<String> present = new ArrayList<>(at(dsl, place).before());
        present.addAll(in(dsl, place).before());
        return new GoneCopies(present);
    }

    /** In an archive. */
    static GoneCopies in(DSLContext dsl, String archive) {
        return new GoneCopies(dsl.select(SIGHTING.ID)
                .from(PLACE)
                .join(SIGHTING)
                .on(SIGHTING.PLACE.eq(PLACE.KEY))
                .where(PLACE.ARCHIVE.eq(archive), isPresent())
                .fetch(SIGHTING.ID));
    }

    /** Those that were there at a time and are gone now, by the ids of their sightings. */
    static List<String> since(DSLContext dsl, Condition which, Instant time) {
        return dsl.select(SIGHTING.ID)
                .from(SIGHTING)
                .where(which, isGone(), condition(THERE_BEFORE, val(time.toEpochMilli())))
                .orderBy(SIGHTING.ID)
                .fetch(SIGHTING.ID);
    }

    private static Condition isPresent() {
        return SIGHTING.STATE.eq(StoredSighting.State.PRESENT.name());
    }

    /** Those of them that are gone now, by the ids of their sightings. */
    public List<String> now(DSLContext dsl) {
        List<String> gone = new ArrayList<>();
        for (List<String> some : Rows.parts(before)) {
            gone.addAll(dsl.select(SIGHTING.ID)
                    .from(SIGHTING)
                    .where(SIGHTING.ID.in(some), isGone())
                    .orderBy(SIGHTING.ID)
                    .fetch(SIGHTING.ID));
        }
        return gone;
    }

    private static Condition isGone() {
        return SIGHTING.STATE.eq(StoredSighting.State.GONE.name()).and(isNotReplaced());
    }

    /** No other copy of the work is there. */
    static Condition isNotReplaced() {
        return notExists(selectOne()
                .from(OTHER)
                .where(
                        OTHER.PLACE.eq(SIGHTING.PLACE),
                        OTHER.WORK.eq(SIGHTING.WORK),
                        OTHER.STATE.eq(StoredSighting.State.PRESENT.name())));
    }
}
