package dev.colophon.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.store.Database;
import dev.colophon.store.StoreException;
import dev.colophon.store.StoreException.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;

/**
 * What a backup says of itself.
 *
 * @param schema version of the database's schema
 * @param withDatabase whether the database is in it; a PostgreSQL database never is
 * @param created when the copy of the database was made
 * @param software name and version of what made it
 */
public record BackupManifest(int schema, boolean withDatabase, Instant created, String software) {

    static final String NAME = "backup.properties";

    private static final int FORMAT = 1;

    /** Of a backup that is made now, by a program that knows the newest schema. */
    public static BackupManifest of(boolean withDatabase, Instant created, String software) {
        return new BackupManifest(Database.SCHEMA, withDatabase, created, software);
    }

    byte[] bytes() {
        return """
                format=%d
                schema=%d
                database=%s
                created=%s
                software=%s
                """.formatted(
                        FORMAT,
                        schema,
                        withDatabase ? "sqlite" : "postgresql, not included",
                        created,
                        software.replaceAll("[^\\x20-\\x7e]|\\\\", "?"))
                .getBytes(UTF_8);
    }

    /** @throws StoreException when it is not one, or of a newer Colophon */
    static BackupManifest read(byte[] bytes, Object file) {
        Properties values = new Properties();
        int format;
        BackupManifest manifest;
        try {
            values.load(new StringReader(new String(bytes, UTF_8)));
            format = Integer.parseInt(values.getProperty("format", ""));
            manifest = new BackupManifest(
                    Integer.parseInt(values.getProperty("schema", "")),
                    values.getProperty("database", "").equals("sqlite"),
                    Instant.parse(values.getProperty("created", "")),
                    values.getProperty("software", ""));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new StoreException(
                    Reason.DAMAGED, "%s is damaged or no backup of Colophon: nothing was restored".formatted(file), e);
        }
        if (format > FORMAT || manifest.schema() > Database.SCHEMA) {
            throw new StoreException(
                    Reason.NEWER_SCHEMA,
                    "%s was made by a newer Colophon (%s; schema %d, this one knows %d): update Colophon, then restore"
                            .formatted(file, manifest.software(), manifest.schema(), Database.SCHEMA));
        }
        return manifest;
    }
}
