package dev.colophon.registry.history;

import static dev.colophon.store.schema.tables.WorkEdit.WORK_EDIT;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.store.Database;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What of a work a person has edited: what lists, command lines and tags say of it when its files are registered again counts no
 * more.
 *
 * @param names of the details
 */
public record EditedDetails(Set<String> names) {

    public static final EditedDetails NONE = new EditedDetails(Set.of());

    public static final String TITLE = "title";
    public static final String POLICY = "policy";

    private static final String FORMER_OWNER = "owner:";

    public EditedDetails {
        names = Set.copyOf(names);
    }

    /** The detail that a party owns it no more, whatever lists say. */
    public static String formerOwner(String party) {
        return FORMER_OWNER + party;
    }

    /** The party that such a detail is of; empty of another detail. */
    public static Optional<String> formerOwnerOf(String detail) {
        return detail.startsWith(FORMER_OWNER)
                ? Optional.of(detail.substring(FORMER_OWNER.length()))
                : Optional.empty();
    }

    /** The detail of a host that may show the work, or may not. */
    public static String host(String name) {
        return "host:" + name;
    }

    /** The detail of an identifier that the work has, or has not. */
    public static String identifier(Identifier identifier) {
        return "identifier:%s:%s".formatted(identifier.scheme(), identifier.normal());
    }

    /** The detail of what is said under a name. */
    public static String field(String name) {
        return "field:" + name;
    }

    /** Those of a work. */
    public static EditedDetails of(DSLContext dsl, String work) {
        return new EditedDetails(dsl.select(WORK_EDIT.DETAIL)
                .from(WORK_EDIT)
                .where(WORK_EDIT.WORK.eq(work))
                .fetchSet(WORK_EDIT.DETAIL));
    }

    /** As {@link #of(DSLContext, String)}, in a transaction of its own. */
    public static EditedDetails of(Database database, String work) {
        return database.read(dsl -> of(dsl, work));
    }

    /** A person has edited this detail of a work. */
    public static void add(DSLContext dsl, String work, String detail, long now) {
        dsl.insertInto(WORK_EDIT)
                .set(WORK_EDIT.WORK, work)
                .set(WORK_EDIT.DETAIL, detail)
                .set(WORK_EDIT.EDITED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    /** What was edited of one work counts of another, too. */
    public static void copy(DSLContext dsl, String from, String to) {
        dsl.insertInto(WORK_EDIT, WORK_EDIT.WORK, WORK_EDIT.DETAIL, WORK_EDIT.EDITED_AT)
                .select(dsl.select(DSL.val(to), WORK_EDIT.DETAIL, WORK_EDIT.EDITED_AT)
                        .from(WORK_EDIT)
                        .where(WORK_EDIT.WORK.eq(from)))
                .onConflictDoNothing()
                .execute();
    }

    public boolean has(String detail) {
        return names.contains(detail);
    }

    /** What is said of details that were not edited. */
    public DescriptiveMetadata unedited(DescriptiveMetadata said) {
        return names.isEmpty()
                ? said
                : new DescriptiveMetadata(
                        said.identifiers().stream()
                                .filter(stated -> !has(identifier(stated.identifier())))
                                .toList(),
                        said.fields().stream()
                                .filter(stated -> !has(field(stated.name())))
                                .toList());
    }
}
