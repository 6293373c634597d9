package dev.colophon.service.json.work;

import dev.colophon.service.catalogue.ExportedWorks;

/** A list that was written; the schema is {@code exported-works.schema.json}. */
public record ExportedWorksView(String file, int works, int files, int leftOut) {

    public static ExportedWorksView of(String file, ExportedWorks exported) {
        return new ExportedWorksView(file, exported.works(), exported.files(), exported.leftOut());
    }
}
