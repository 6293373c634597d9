package dev.colophon.service.works;

import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
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
}
