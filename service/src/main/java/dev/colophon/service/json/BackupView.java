package dev.colophon.service.json;

import dev.colophon.service.home.BackUpHome;

/** A backup; the schema is {@code backup.schema.json}. */
public record BackupView(String backup, long bytes, int files, boolean database) {

    public static BackupView of(BackUpHome.Backup made) {
        return new BackupView(made.file().toString(), made.bytes(), made.files(), made.withDatabase());
    }
}
