package dev.colophon.service.json.work;

import dev.colophon.registry.history.WorkEvent;
import java.time.Instant;
import java.util.List;

/** Something that was done to a work; the schema is {@code work-event.schema.json}. */
public record WorkEventView(
        String id, String work, Instant at, String actor, WorkEvent.Action action, List<WorkChangeView> changes) {

    public static WorkEventView of(WorkEvent event) {
        return new WorkEventView(
                event.id(),
                event.work(),
                event.at(),
                event.actor(),
                event.action(),
                WorkChangeView.of(event.changes()));
    }
}
