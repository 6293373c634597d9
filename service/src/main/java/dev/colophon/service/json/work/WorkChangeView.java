package dev.colophon.service.json.work;

import dev.colophon.registry.history.WorkEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing about a work that is different; the schema is in {@code work-event.schema.json}. */
public record WorkChangeView(
        String what, @Nullable String before, @Nullable String after) {

    static List<WorkChangeView> of(List<WorkEvent.Change> changes) {
        return changes.stream()
                .map(change -> new WorkChangeView(
                        change.what(),
                        change.before().orElse(null),
                        change.after().orElse(null)))
                .toList();
    }
}
