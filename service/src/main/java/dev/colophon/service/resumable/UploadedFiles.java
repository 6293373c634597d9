package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files that came in parts, once all of each is there, for whoever wants them registered or checked. Each request that names
 * one has a link of its own to it, so that any number at once are answered as if each were alone; once one of them is done, it is used,
 * and nobody can name it any more.
 */
public final class UploadedFiles {

    private final Settings settings;
    private final DatabaseClock clock;

    public UploadedFiles(Settings settings) {
        this.settings = settings;
        this.clock = DatabaseClock.of(InstantSource.system());
    }

    /**
     * Takes the files, in the order of the ids; each stays for another day.
     *
     * @return to be closed when nothing is to be done with them any more
     * @throws ServiceException when one is not there, not whole, or used already (BUSY)
     */
    public TakenUploads take(Actor actor, List<String> ids) throws IOException {
        actor.require(Permission.UPLOAD);
        try (Database database = Database.open(settings.home(), settings.database())) {
            TakenUploads taken = TakenUploads.begin(settings.home());
            try {
                for (String id : new LinkedHashSet<>(ids)) {
                    take(database, actor, id, taken);
                }
                return taken;
            } catch (IOException | RuntimeException e) {
                taken.close();
                throw e;
            }
        }
    }

    private void take(Database database, Actor actor, String id, TakenUploads taken) throws IOException {
        UploadState upload = find(database, actor, id);
        try {
            taken.add(UploadFolder.all(settings.home()).resolve(id).resolve(upload.name()), upload);
        } catch (NoSuchFileException _) {
            UploadState _ = find(database, actor, id); // which says so where it was used or cancelled meanwhile
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "the upload `%s` is not in this home: ask the server that took it".formatted(id));
        }
    }

    private UploadState find(Database database, Actor actor, String id) {
        UploadState upload = database.writeRepeating(dsl -> {
            UploadRows rows = new UploadRows(dsl, actor);
            Instant now = clock.now(dsl);
            Optional<UploadState> found = rows.find(id, now);
            if (found.isEmpty()) {
                throw rows.isUsed(id)
                        ? new ServiceException(
                                Category.BUSY,
                                "the upload `%s` was used by another request: send the file again to have more done with it"
                                        .formatted(id))
                        : new ServiceException(
                                Category.REFUSED,
                                "there is no upload `%s`: it was cancelled or is older than a day".formatted(id));
            }
            if (found.get().isComplete()) {
                boolean _ = rows.advance(id, found.get().received(), found.get().received(), now);
            }
            return found.get();
        });
        if (!upload.isComplete()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "of the upload `%s` %d bytes of %d are here: send the rest first"
                            .formatted(id, upload.received(), upload.length()));
        }
        return upload;
    }
}
