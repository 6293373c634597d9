package dev.colophon.registry.edit;

import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.registry.IndexSync;
import dev.colophon.registry.Parties;
import dev.colophon.registry.WorkRows;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import java.util.List;
import org.jooq.DSLContext;

/** Works and references while somebody changes them. */
final class CatalogueRows {

    private CatalogueRows() {}

    /**
     * A work as it is now; until the transaction ends, others wait who change works of its owner.
     *
     * @throws RegistryException when it is no longer in the catalogue
     */
    static Work lock(DSLContext dsl, String id) {
        Work seen = work(dsl, id);
        Parties.lock(dsl, seen.owner());
        Work locked = work(dsl, id);
        if (!locked.owner().equals(seen.owner())) { // it changed hands before the lock was ours
            return lock(dsl, id);
        }
        requireKept(locked);
        return locked;
    }

    static void requireKept(Work work) {
        if (work.removedAt().isPresent()) {
            throw new RegistryException(
                    "the work `%s` (%s) was removed or merged into another: `colophon works history %s` says when"
                            .formatted(work.title(), work.id(), work.id()));
        }
    }

    private static Work work(DSLContext dsl, String id) {
        return WorkRows.works(dsl, WORK.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(
                        () -> new RegistryException("there is no work %s: `colophon works` lists them".formatted(id)));
    }

    /** The references of a work that are searched. */
    static List<Reference> references(DSLContext dsl, String work) {
        return WorkRows.references(dsl, REFERENCE.WORK.eq(work).and(REFERENCE.REMOVED_AT.isNull()));
    }

    /**
     * A reference is searched no more. Its row and its matches stay, so that what was seen of it, the log and evidence can name it.
     */
    static void remove(DSLContext dsl, Reference reference, long now) {
        String id = reference.id().value();
        dsl.deleteFrom(FINGERPRINT).where(FINGERPRINT.REFERENCE.eq(id)).execute();
        dsl.update(REFERENCE)
                .set(REFERENCE.REMOVED_AT, now)
                .where(REFERENCE.ID.eq(id))
                .execute();
        IndexSync.record(dsl, reference.id(), true);
    }
}
