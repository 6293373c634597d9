package dev.colophon.service.upload;

import dev.colophon.registry.work.Content;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps files that were handed in under the home, each by its SHA-256, so that what is registered or seen of them can be shown later:
 * nobody has them in a place that Colophon knows. A file is there whole or not at all.
 */
public final class KeepUpload {

    private final Home home;

    public KeepUpload(Settings settings) {
        this.home = settings.home();
    }

    /** The folder under which copies are kept. */
    public Path copies() {
        return home.uploads();
    }

    /**
     * Where a file is kept.
     *
     * @param isNew whether it was not kept before
     */
    public record Kept(Path file, boolean isNew) {

        /** Forgets it again, where it was not kept before: nothing came of it. */
        public void undo() throws IOException {
            if (isNew) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Keeps the file of a work that is going to be registered, where reports and comparisons look for it. */
    public Kept reference(Path file) throws IOException {
        return kept(
                file,
                home.createFolder(home.references()).resolve(Content.of(file).sha256()));
    }

    /** Keeps a copy under its own name, where it is looked for again like any other file on this machine. */
    public Kept copy(Path file) throws IOException {
        Path folder = home.createFolder(home.uploads()).resolve(Content.of(file).sha256());
        Files.createDirectories(folder);
        return kept(file, folder.resolve(String.valueOf(file.getFileName())));
    }

    private static Kept kept(Path file, Path wanted) throws IOException {
        if (Files.exists(wanted)) {
            return new Kept(wanted, false);
        }
        Path coming = Files.createTempFile(wanted.getParent(), ".", StrayUploads.COMING);
        try {
            Files.copy(file, coming, StandardCopyOption.REPLACE_EXISTING);
            Files.move(coming, wanted, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(coming);
        }
        return new Kept(wanted, true);
    }
}
