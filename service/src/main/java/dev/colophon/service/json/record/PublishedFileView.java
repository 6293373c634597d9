package dev.colophon.service.json.record;

import dev.colophon.service.record.PublishForm;
import dev.colophon.service.record.PublishInForm.Published;

/** A file in the form of others that was written; the schema is {@code published-file.schema.json}. */
public record PublishedFileView(String file, PublishForm form, long entries) {

    public static PublishedFileView of(Published published) {
        return new PublishedFileView(published.file().toString(), published.form(), published.entries());
    }
}
