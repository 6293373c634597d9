package dev.colophon.service.works;

import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Ids;
import java.util.List;

/**
 * A work that loses files.
 *
 * @param files that are searched no more
 * @param left files that still are
 */
public record RemovedFiles(Work work, List<Reference> files, int left) {

    public RemovedFiles {
        files = List.copyOf(files);
    }

    /** Whether somebody who writes this id, or a start or an end of it, means the work. */
    public boolean areOf(String idOrPart) {
        return Ids.isMeant(work.id(), idOrPart);
    }
}
