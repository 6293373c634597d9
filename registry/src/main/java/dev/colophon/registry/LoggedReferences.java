package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Reference.REFERENCE;

import dev.colophon.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which references of all organisations the transparency log holds, and as which leaf: there is one log. Thread-safe. */
public final class LoggedReferences {

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

    /** Whether these bytes are registered and the log does not hold them yet. */
    public boolean isMissing(Content content) {
        return database.read(dsl ->
                dsl.fetchExists(REFERENCE, REFERENCE.SHA256.eq(content.sha256()).and(REFERENCE.LEAF.isNull())));
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

    /** The logged references with these bytes. */
    public List<Logged> of(Content content) {
        return database.read(dsl -> {
            Map<String, Long> leaves = dsl.select(REFERENCE.ID, REFERENCE.LEAF)
                    .from(REFERENCE)
                    .where(REFERENCE.SHA256.eq(content.sha256()), REFERENCE.LEAF.isNotNull())
                    .fetchMap(REFERENCE.ID, REFERENCE.LEAF);
            return WorkRows.references(dsl, REFERENCE.ID.in(leaves.keySet())).stream()
                    .flatMap(reference ->
                            Optional.ofNullable(leaves.get(reference.id().value()))
                                    .map(leaf -> new Logged(reference, leaf))
                                    .stream())
                    .toList();
        });
    }
}
