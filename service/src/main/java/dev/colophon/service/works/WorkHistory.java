package dev.colophon.service.works;

import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.work.Work;
import java.util.List;

/**
 * What was done to a work.
 *
 * @param events oldest first, also of works that were merged into it
 */
public record WorkHistory(Work work, List<WorkEvent> events) {

    public WorkHistory {
        events = List.copyOf(events);
    }
}
