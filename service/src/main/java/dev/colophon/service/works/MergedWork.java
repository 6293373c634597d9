package dev.colophon.service.works;

import dev.colophon.registry.work.Work;
import java.util.List;

/**
 * A work after others were merged into it.
 *
 * @param merged as they were
 * @param files that went over
 * @param sightings that went over
 */
public record MergedWork(Work work, List<Work> merged, int files, int sightings) {

    public MergedWork {
        merged = List.copyOf(merged);
    }
}
