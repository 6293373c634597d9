package dev.colophon.service.works;

import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.work.Work;
import java.util.List;

/**
 * A work after a person has edited it.
 *
 * @param changes what is different now; empty where it was so before
 */
public record EditedWork(Work work, List<WorkEvent.Change> changes) {

    public EditedWork {
        changes = List.copyOf(changes);
    }
}
