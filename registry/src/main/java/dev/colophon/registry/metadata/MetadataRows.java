package dev.colophon.registry.metadata;

import static dev.colophon.store.schema.tables.WorkField.WORK_FIELD;
import static dev.colophon.store.schema.tables.WorkIdentifier.WORK_IDENTIFIER;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierCheck;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;

/** Descriptive metadata as it stands in the database. */
public final class MetadataRows {

    private MetadataRows() {}

    /** Of each of these works of which something is said; identifiers in the order of their schemes, fields in that of their names. */
    public static Map<String, DescriptiveMetadata> of(DSLContext dsl, List<String> works) {
        Map<String, List<StatedIdentifier>> identifiers = new HashMap<>();
        Map<String, List<StatedField>> fields = new HashMap<>();
        for (List<String> some : Rows.parts(works)) {
            dsl.selectFrom(WORK_IDENTIFIER)
                    .where(WORK_IDENTIFIER.WORK.in(some))
                    .orderBy(WORK_IDENTIFIER.SCHEME, WORK_IDENTIFIER.NORMAL)
                    .forEach(row -> identifiers
                            .computeIfAbsent(Rows.text(row, WORK_IDENTIFIER.WORK), _ -> new ArrayList<>())
                            .add(new StatedIdentifier(
                                    new Identifier(
                                            IdentifierScheme.valueOf(Rows.text(row, WORK_IDENTIFIER.SCHEME)),
                                            Rows.text(row, WORK_IDENTIFIER.GIVEN),
                                            Rows.text(row, WORK_IDENTIFIER.NORMAL),
                                            IdentifierCheck.valueOf(Rows.text(row, WORK_IDENTIFIER.CHECKED))),
                                    StatedBy.valueOf(Rows.text(row, WORK_IDENTIFIER.STATED_BY)))));
            dsl.selectFrom(WORK_FIELD)
                    .where(WORK_FIELD.WORK.in(some))
                    .orderBy(WORK_FIELD.NAME)
                    .forEach(row -> fields.computeIfAbsent(Rows.text(row, WORK_FIELD.WORK), _ -> new ArrayList<>())
                            .add(new StatedField(
                                    Rows.text(row, WORK_FIELD.NAME),
                                    Rows.text(row, WORK_FIELD.CONTENT),
                                    StatedBy.valueOf(Rows.text(row, WORK_FIELD.STATED_BY)))));
        }
        Map<String, DescriptiveMetadata> found = new HashMap<>();
        for (String work : works) {
            DescriptiveMetadata said = new DescriptiveMetadata(
                    identifiers.getOrDefault(work, List.of()), fields.getOrDefault(work, List.of()));
            if (!said.isEmpty()) {
                found.put(work, said);
            }
        }
        return found;
    }

    /** Of one work. */
    public static DescriptiveMetadata of(DSLContext dsl, String work) {
        return of(dsl, List.of(work)).getOrDefault(work, DescriptiveMetadata.NONE);
    }

    /** Adds identifiers and sets fields. What an owner says takes the place of what was said; what a file says does not. */
    public static void store(DSLContext dsl, String work, DescriptiveMetadata said, long now) {
        said.identifiers().forEach(stated -> put(dsl, work, stated, stated.by() == StatedBy.OWNER, now));
        said.fields().forEach(field -> put(dsl, work, field, field.by() == StatedBy.OWNER, now));
    }

    /**
     * What is said of one work is said of another, as far as nothing is said there.
     *
     * @param accepted what of it may be said there
     */
    public static void move(
            DSLContext dsl, String from, String to, UnaryOperator<DescriptiveMetadata> accepted, long now) {
        DescriptiveMetadata said = accepted.apply(of(dsl, from));
        said.identifiers().forEach(stated -> put(dsl, to, stated, false, now));
        said.fields().forEach(field -> put(dsl, to, field, false, now));
        dsl.deleteFrom(WORK_IDENTIFIER).where(WORK_IDENTIFIER.WORK.eq(from)).execute();
        dsl.deleteFrom(WORK_FIELD).where(WORK_FIELD.WORK.eq(from)).execute();
    }

    private static void put(DSLContext dsl, String work, StatedIdentifier stated, boolean replace, long now) {
        Identifier identifier = stated.identifier();
        var insert = dsl.insertInto(WORK_IDENTIFIER)
                .set(WORK_IDENTIFIER.WORK, work)
                .set(WORK_IDENTIFIER.SCHEME, identifier.scheme().name())
                .set(WORK_IDENTIFIER.NORMAL, identifier.normal())
                .set(WORK_IDENTIFIER.GIVEN, identifier.given())
                .set(WORK_IDENTIFIER.CHECKED, identifier.check().name())
                .set(WORK_IDENTIFIER.STATED_BY, stated.by().name())
                .set(WORK_IDENTIFIER.STATED_AT, now);
        if (replace) {
            insert.onConflict(WORK_IDENTIFIER.WORK, WORK_IDENTIFIER.SCHEME, WORK_IDENTIFIER.NORMAL)
                    .doUpdate()
                    .set(WORK_IDENTIFIER.GIVEN, identifier.given())
                    .set(WORK_IDENTIFIER.STATED_BY, stated.by().name())
                    .set(WORK_IDENTIFIER.STATED_AT, now)
                    .execute();
        } else {
            insert.onConflictDoNothing().execute();
        }
    }

    private static void put(DSLContext dsl, String work, StatedField field, boolean replace, long now) {
        var insert = dsl.insertInto(WORK_FIELD)
                .set(WORK_FIELD.WORK, work)
                .set(WORK_FIELD.NAME, field.name())
                .set(WORK_FIELD.CONTENT, field.content())
                .set(WORK_FIELD.STATED_BY, field.by().name())
                .set(WORK_FIELD.STATED_AT, now);
        if (replace) {
            insert.onConflict(WORK_FIELD.WORK, WORK_FIELD.NAME)
                    .doUpdate()
                    .set(WORK_FIELD.CONTENT, field.content())
                    .set(WORK_FIELD.STATED_BY, field.by().name())
                    .set(WORK_FIELD.STATED_AT, now)
                    .execute();
        } else {
            insert.onConflictDoNothing().execute();
        }
    }
}
