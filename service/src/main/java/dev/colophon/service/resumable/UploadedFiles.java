package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds the files that came in parts, once all of each is there, for whoever wants them registered or checked. */
public final class UploadedFiles {

    private final Settings settings;

    public UploadedFiles(Settings settings) {
        this.settings = settings;
    }

    /**
     * The files, in the order of the ids; each stays for another day.
     *
     * @throws ServiceException when one is not there, or not whole
     */
    public List<Path> find(Actor actor, List<String> ids) throws IOException {
        actor.require(Permission.UPLOAD);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        List<Path> files = new ArrayList<>();
        try (Database database = Database.open(settings.home(), settings.database())) {
            for (String id : new LinkedHashSet<>(ids)) {
                UploadState upload = database.writeRepeating(dsl -> {
                    UploadRows rows = new UploadRows(dsl, actor);
                    UploadState found = rows.find(id, clock.now(dsl))
                            .orElseThrow(() -> new ServiceException(
                                    Category.REFUSED,
                                    "there is no upload `%s`: it was used, cancelled or is older than a day"
                                            .formatted(id)));
                    if (found.isComplete()) {
                        boolean _ = rows.advance(id, found.received(), found.received(), clock.now(dsl));
                    }
                    return found;
                });
                if (!upload.isComplete()) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "of the upload `%s` %d bytes of %d are here: send the rest first"
                                    .formatted(id, upload.received(), upload.length()));
                }
                files.add(file(settings.home(), upload));
            }
        }
        return files;
    }

    private static Path file(Home home, UploadState upload) throws IOException {
        Path folder = UploadFolder.all(home).resolve(upload.id());
        Path file = folder.resolve(upload.name());
        if (upload.length() == 0) {
            home.createFolder(folder);
            empty(file);
        }
        if (!Files.isRegularFile(file)) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "the upload `%s` is not in this home: ask the server that took it".formatted(upload.id()));
        }
        return file;
    }

    /** Of an empty file nothing ever came. */
    private static void empty(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException _) {
            // It was used before.
        }
    }
}
