package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.select;

import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Reference;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Which references of all organisations the transparency log holds, and as which leaf: there is one log. Thread-safe. */
public final class LoggedReferences {

    private static final int PAGE = 5_000;

    private final Database database;

    public LoggedReferences(Database database) {
        this.database = database;
    }

    /** References that the log does not hold yet, oldest first, so many at most. */
    public List<Reference> missing(int most) {
        return database.read(dsl -> WorkRows.references(
                dsl,
                REFERENCE.ID.in(dsl.select(REFERENCE.ID)
                        .from(REFERENCE)
                        .where(REFERENCE.LEAF.isNull())
                        .orderBy(REFERENCE.ID)
                        .limit(most)
                        .fetch(REFERENCE.ID))));
    }

    /** How many references the log does not hold yet. */
    public long missing() {
        return database.read(dsl -> dsl.fetchCount(REFERENCE, REFERENCE.LEAF.isNull()));
    }

    /** Hands over every reference that was logged. */
    public void forEachLogged(Consumer<Logged> consumer) {
        String last = "";
        List<Logged> page = page(last);
        while (!page.isEmpty()) {
            page.forEach(consumer);
            last = page.getLast().reference().id().value();
            page = page(last);
        }
    }

    private List<Logged> page(String after) {
        return database.read(dsl -> {
            Map<String, Long> leaves = dsl.select(REFERENCE.ID, REFERENCE.LEAF)
                    .from(REFERENCE)
                    .where(REFERENCE.LEAF.isNotNull(), REFERENCE.ID.gt(after))
                    .orderBy(REFERENCE.ID)
                    .limit(PAGE)
                    .fetchMap(REFERENCE.ID, REFERENCE.LEAF);
            return logged(dsl, leaves);
        });
    }

    private static List<Logged> logged(DSLContext dsl, Map<String, Long> leaves) {
        return WorkRows.references(dsl, REFERENCE.ID.in(leaves.keySet())).stream()
                .flatMap(reference ->
                        Optional.ofNullable(leaves.get(reference.id().value()))
                                .map(leaf -> new Logged(reference, leaf))
                                .stream())
                .toList();
    }

    /** Whether an organisation has registered these bytes and the log does not hold them yet. */
    public boolean isMissing(Organisation organisation, Content content) {
        return database.read(
                dsl -> dsl.fetchExists(REFERENCE, own(organisation, content).and(REFERENCE.LEAF.isNull())));
    }

    private static Condition own(Organisation organisation, Content content) {
        return REFERENCE
                .SHA256
                .eq(content.sha256())
                .and(REFERENCE.WORK.in(select(WORK.ID).from(WORK).where(WORK.ORGANISATION.eq(organisation.id()))));
    }

    /**
     * Keeps where the log holds them.
     *
     * @param leaves the index of the leaf of each reference
     */
    public void logged(List<Reference> references, List<Long> leaves) {
        if (references.size() != leaves.size()) {
            throw new IllegalArgumentException(leaves.size() + " leaves for " + references.size() + " references");
        }
        database.change(dsl -> {
            for (int i = 0; i < references.size(); i++) {
                dsl.update(REFERENCE)
                        .set(REFERENCE.LEAF, leaves.get(i))
                        .where(REFERENCE.ID.eq(references.get(i).id().value()))
                        .execute();
            }
        });
    }

    /** A reference in the log. */
    public record Logged(Reference reference, long leaf) {}

    /** The logged references of an organisation with these bytes. */
    public List<Logged> of(Organisation organisation, Content content) {
        return database.read(dsl -> {
            Map<String, Long> leaves = dsl.select(REFERENCE.ID, REFERENCE.LEAF)
                    .from(REFERENCE)
                    .where(own(organisation, content), REFERENCE.LEAF.isNotNull())
                    .fetchMap(REFERENCE.ID, REFERENCE.LEAF);
            return logged(dsl, leaves);
        });
    }
}
