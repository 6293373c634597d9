package dev.colophon.service.json.work;

import dev.colophon.service.works.EditedWork;
import java.util.List;

/** A work after it was edited; the schema is {@code edited-work.schema.json}. */
public record EditedWorkView(String work, String title, String owner, List<WorkChangeView> changes) {

    public static EditedWorkView of(EditedWork edited) {
        return new EditedWorkView(
                edited.work().id(),
                edited.work().title(),
                edited.work().owner().name(),
                WorkChangeView.of(edited.changes()));
    }
}
