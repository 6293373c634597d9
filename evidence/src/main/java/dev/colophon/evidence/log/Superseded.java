package dev.colophon.evidence.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Partial tiles and bundles whose full versions a durable checkpoint covers; tlog-tiles allows to remove them then. */
final class Superseded {

    private Superseded() {}

    /** Removes what the growth between two checkpoints has made needless. What cannot be removed stays: it harms nobody. */
    static void remove(LogFiles files, long before, long after) {
        for (int level = 0; level < RightEdge.LEVELS; level++) {
            long index = RightEdge.fullTiles(before, level);
            if (index < RightEdge.fullTiles(after, level)) {
                removeFolder(LogFiles.partials(files.tile(level, index)));
                if (level == 0) {
                    removeFolder(LogFiles.partials(files.bundle(index)));
                }
            }
        }
    }

    private static void removeFolder(Path folder) {
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder)) {
            for (Path partial : partials) {
                Files.delete(partial);
            }
            Files.delete(folder);
        } catch (NoSuchFileException _) {
            // There were no partial versions.
        } catch (IOException _) {
            // The leaves are appended and acknowledged; a few needless files are no reason to say otherwise.
        }
    }
}
