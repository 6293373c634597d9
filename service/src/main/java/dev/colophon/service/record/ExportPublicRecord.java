package dev.colophon.service.record;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.record.PublicActs;
import dev.colophon.cases.record.RecordExport;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Logs what was done and is not in the log yet, and writes the public record of all of it. */
public final class ExportPublicRecord {

    private final Settings settings;
    private final InstantSource clock;

    public ExportPublicRecord(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param log its name
     * @param logged how many acts were logged before
     * @param leaves of the log, all of which are in the record
     * @param sums how many numbers are published
     */
    public record Exported(Path folder, String log, long logged, long leaves, int sums) {}

    /**
     * Writes it.
     *
     * @param folder is made; it must not be there yet
     * @throws ServiceException when it is there, or cannot be made
     */
    public Exported export(Actor actor, Path folder, ProgressListener listener) throws IOException {
        actor.require(Permission.CAMPAIGN);
        if (Files.exists(folder)) {
            throw new ServiceException(
                    Category.REFUSED, folder + " is there already: name a new folder for the record");
        }
        Path parent = Objects.requireNonNullElse(folder.toAbsolutePath().getParent(), folder);
        if (!Files.isDirectory(parent)) {
            throw new ServiceException(Category.REFUSED, "there is no folder %s: make it first".formatted(parent));
        }
        try (Database database = HomeDatabase.stored(settings)) {
            HomeLog log = HomeLog.openOrBegin(settings.home(), clock);
            listener.begins(0);
            long logged = new PublicActs(
                            database,
                            actor.organisation(),
                            log,
                            new Ids(clock),
                            new SecureRandom(),
                            () -> listener.advances("logging"))
                    .logMissing();
            Path fresh = Files.createTempDirectory(parent, ".public-record");
            try {
                RecordExport.Written written =
                        new RecordExport(database, log).write(fresh, () -> listener.advances("writing"));
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
                return new Exported(folder, log.key().name(), logged, written.leaves(), written.sums());
            } finally {
                delete(fresh);
            }
        }
    }

    /** What a failure left; nothing where it is in its place. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
