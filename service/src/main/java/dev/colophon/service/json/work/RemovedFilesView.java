package dev.colophon.service.json.work;

import dev.colophon.service.works.RemovedFiles;
import java.util.List;

/** Files that were removed from a work; the schema is {@code removed-files.schema.json}. */
public record RemovedFilesView(String work, String title, List<RemovedFile> removed, int left) {

    /** Which file. */
    public record RemovedFile(String id, String file) {}

    public static RemovedFilesView of(RemovedFiles removed) {
        return new RemovedFilesView(
                removed.work().id(),
                removed.work().title(),
                removed.files().stream()
                        .map(file -> new RemovedFile(file.id().value(), file.fileName()))
                        .toList(),
                removed.left());
    }
}
