package dev.colophon.registry.edit;

import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvent.Change;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Takes works and files out of the catalogue: they are searched no more. Whoever commits the transaction brings the index up to
 * date afterwards; a crash in between leaves that to the next opening.
 */
public final class WorkRemoval {

    private final WorkEvents events;

    /** @param events tells who removes */
    public WorkRemoval(WorkEvents events) {
        this.events = events;
    }

    /**
     * Before somebody is asked whether to remove it.
     *
     * @throws RegistryException when it was removed before
     */
    public static void requireKept(Work work) {
        CatalogueRows.requireKept(work);
    }

    /**
     * Removes a work with its files, in this transaction.
     *
     * @return the files
     * @throws RegistryException when it was removed before
     */
    public List<Reference> removeWork(DSLContext dsl, String id) {
        Work work = CatalogueRows.lock(dsl, id);
        List<Reference> references = CatalogueRows.references(dsl, id);
        long now = events.clock().millis();
        references.forEach(reference -> CatalogueRows.remove(dsl, reference, now));
        dsl.update(WORK).set(WORK.REMOVED_AT, now).where(WORK.ID.eq(id)).execute();
        CompetingClaims.renew(dsl, id);
        List<Change> changes = new ArrayList<>();
        changes.add(Change.removed("title", work.title()));
        changes.add(Change.removed("owner", work.owner().name()));
        changes.addAll(files(references));
        events.record(dsl, id, WorkEvent.Action.REMOVED, changes);
        return references;
    }

    /**
     * Removes some of the files of a work, in this transaction.
     *
     * @return how many are left
     * @throws RegistryException when one of them is no file of it any more
     */
    public int removeReferences(DSLContext dsl, String id, Set<String> which) {
        Work work = CatalogueRows.lock(dsl, id);
        List<Reference> all = CatalogueRows.references(dsl, id);
        List<Reference> removed = all.stream()
                .filter(reference -> which.contains(reference.id().value()))
                .toList();
        if (removed.size() < which.size()) {
            throw new RegistryException("not all of these are files of `%s` any more: `colophon show %s` lists them"
                    .formatted(work.title(), id));
        }
        long now = events.clock().millis();
        removed.forEach(reference -> CatalogueRows.remove(dsl, reference, now));
        CompetingClaims.renew(dsl, id);
        events.record(dsl, id, WorkEvent.Action.FILES_REMOVED, files(removed));
        return all.size() - removed.size();
    }

    private static List<Change> files(List<Reference> references) {
        return references.stream()
                .map(reference -> Change.removed("file", reference.label()))
                .toList();
    }
}
