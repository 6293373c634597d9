package dev.colophon.service.upload;

import dev.colophon.media.child.LivenessFile;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.resumable.TakenUploads;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That a process takes uploads for a home, as long as it is open. What one that was killed has left behind is deleted by the next,
 * unless another takes uploads just now: what that keeps may not be stored yet.
 */
public final class UploadIntake implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadIntake.class);

    /** In the folder of uploads; hidden from backups. */
    private static final String INTAKES = ".intakes";

    private final LivenessFile alive;
    private final boolean alone;

    private UploadIntake(LivenessFile alive, boolean alone) {
        this.alive = alive;
        this.alone = alone;
    }

    /** Whether no other process took uploads for the home when this began to: whoever did is dead. */
    public boolean isAlone() {
        return alone;
    }

    /**
     * Begins to take uploads.
     *
     * @throws ServiceException when the home cannot be written
     */
    public static UploadIntake open(Settings settings) {
        try {
            return begin(settings);
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "cannot take uploads in %s: %s".formatted(settings.home().uploads(), ServiceException.reason(e)));
        }
    }

    private static UploadIntake begin(Settings settings) throws IOException {
        Home home = settings.home();
        Path folder = home.createFolder(home.uploads().resolve(INTAKES));
        LivenessFile alive =
                LivenessFile.create(folder.resolve(UUID.randomUUID().toString()));
        try {
            boolean alone = isAlone(folder);
            if (alone) {
                deleteStrays(settings);
                TakenUploads.deleteAll(home);
            }
            return new UploadIntake(alive, alone);
        } catch (IOException | RuntimeException e) {
            alive.close();
            throw e;
        }
    }

    private static void deleteStrays(Settings settings) throws IOException {
        try (Database database = Database.open(settings.home(), settings.database())) {
            int deleted = new StrayUploads(settings.home(), database).delete();
            if (deleted > 0) {
                LOG.info("uploads=stray deleted={}", deleted);
            }
        }
    }

    /** Whether this is the only one that lives; what dead ones have left of themselves is deleted. */
    private static boolean isAlone(Path folder) throws IOException {
        int living = 0;
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder)) {
            for (Path other : others) {
                if (String.valueOf(other.getFileName()).startsWith(".")) {
                    continue; // it is being made, and nothing is taken yet
                }
                boolean dead = LivenessFile.ifDead(other, () -> Files.deleteIfExists(other));
                living += dead ? 0 : 1;
            }
        }
        return living == 1;
    }

    @Override
    public void close() throws IOException {
        alive.close();
    }
}
