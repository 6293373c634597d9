package dev.colophon.registry.registration;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkIdentifier.WORK_IDENTIFIER;

import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * An ISRC that other works of the organisation have, too: it names one recording, so that one of them has a wrong one, or they are
 * one work.
 *
 * @param isrc as it is compared
 * @param others at least one, the oldest first
 */
public record SharedIsrc(String isrc, List<Other> others) {

    /** Another work with it. */
    public record Other(String work, String title, String owner) {}

    public SharedIsrc {
        others = List.copyOf(others);
    }

    /** Those of a work, in their order. */
    public static List<SharedIsrc> of(DSLContext dsl, String work) {
        var other = WORK_IDENTIFIER.as("other");
        var own = WORK.as("own");
        Map<String, List<Other>> shared = new LinkedHashMap<>();
        dsl.select(WORK_IDENTIFIER.NORMAL, WORK.ID, WORK.TITLE, PARTY.NAME)
                .from(WORK_IDENTIFIER)
                .join(other)
                .on(other.SCHEME.eq(WORK_IDENTIFIER.SCHEME), other.NORMAL.eq(WORK_IDENTIFIER.NORMAL))
                .join(own)
                .on(own.ID.eq(WORK_IDENTIFIER.WORK))
                .join(WORK)
                .on(WORK.ID.eq(other.WORK), WORK.ORGANISATION.eq(own.ORGANISATION))
                .join(PARTY)
                .on(PARTY.ID.eq(WORK.OWNER))
                .where(
                        WORK_IDENTIFIER.WORK.eq(work),
                        WORK_IDENTIFIER.SCHEME.eq(IdentifierScheme.ISRC.name()),
                        WORK.ID.ne(work),
                        WORK.REMOVED_AT.isNull())
                .orderBy(WORK_IDENTIFIER.NORMAL, WORK.ID)
                .forEach(row -> shared.computeIfAbsent(Rows.text(row, WORK_IDENTIFIER.NORMAL), _ -> new ArrayList<>())
                        .add(new Other(
                                Rows.text(row, WORK.ID), Rows.text(row, WORK.TITLE), Rows.text(row, PARTY.NAME))));
        List<SharedIsrc> all = new ArrayList<>();
        shared.forEach((isrc, others) -> all.add(new SharedIsrc(isrc, others)));
        return all;
    }
}
