package dev.colophon.registry.history;

import static dev.colophon.store.schema.tables.WorkEdit.WORK_EDIT;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private static final String IDENTIFIER = "identifier:";
    private static final String FIELD = "field:";

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
        return IDENTIFIER + "%s:%s".formatted(identifier.scheme(), identifier.normal());
    }

    /** The detail of what is said under a name. */
    public static String field(String name) {
        return FIELD + name;
    }

    /** Those of a work. */
    public static EditedDetails of(DSLContext dsl, String work) {
        return new EditedDetails(dsl.select(WORK_EDIT.DETAIL)
                .from(WORK_EDIT)
                .where(WORK_EDIT.WORK.eq(work))
                .fetchSet(WORK_EDIT.DETAIL));
    }

    /** Those of each of these works of which something was edited. */
    public static Map<String, EditedDetails> of(DSLContext dsl, List<String> works) {
        Map<String, Set<String>> names = new HashMap<>();
        for (List<String> some : Rows.parts(works)) {
            dsl.select(WORK_EDIT.WORK, WORK_EDIT.DETAIL)
                    .from(WORK_EDIT)
                    .where(WORK_EDIT.WORK.in(some))
                    .forEach(row -> names.computeIfAbsent(row.value1(), _ -> new HashSet<>())
                            .add(row.value2()));
        }
        Map<String, EditedDetails> edited = new HashMap<>();
        names.forEach((work, all) -> edited.put(work, new EditedDetails(all)));
        return edited;
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
                                .toList(),
                        said.withdrawn());
    }

    /** Identifiers and fields that a person took away: nothing is said of them, and nothing but a person may say it again. */
    public Set<String> withdrawn(DescriptiveMetadata said) {
        Set<String> withdrawn = new TreeSet<>(names);
        withdrawn.removeIf(name -> !name.startsWith(IDENTIFIER) && !name.startsWith(FIELD));
        said.identifiers().forEach(stated -> withdrawn.remove(identifier(stated.identifier())));
        said.fields().forEach(stated -> withdrawn.remove(field(stated.name())));
        return withdrawn;
    }

    /**
     * Reads the name of an identifier or a field.
     *
     * @return as such names are kept; empty when it is none
     */
    public static Optional<String> metadataNamed(String text) {
        if (text.startsWith(FIELD)) {
            return Optional.of(field(StatedField.name(text.substring(FIELD.length()))))
                    .filter(name -> !name.equals(FIELD));
        }
        String[] parts = text.split(":", 3);
        if (!text.startsWith(IDENTIFIER) || parts.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(identifier(Identifier.parse(IdentifierScheme.valueOf(parts[1]), parts[2])));
        } catch (IllegalArgumentException | InvalidIdentifierException e) {
            return Optional.empty();
        }
    }
}
