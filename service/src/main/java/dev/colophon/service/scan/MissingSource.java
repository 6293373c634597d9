package dev.colophon.service.scan;

import dev.colophon.media.walk.FileWalker;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file or folder that a person names and that is not there, though copies were seen in it before.
 *
 * @param path absolute
 * @param copies how many
 * @param file whether it was a file
 */
record MissingSource(Path path, int copies, boolean file) {

    /** Empty when nothing was seen there, or something is there. */
    static Optional<MissingSource> of(String source, Actor actor, Settings settings) {
        try (Database database =
                Database.openExisting(settings.home(), settings.database()).orElse(null)) {
            return database == null
                    ? Optional.empty()
                    : Stream.of(source, source.strip())
                            .distinct()
                            .flatMap(name -> path(name).stream())
                            .flatMap(path -> of(path, new Sightings(database, actor.organisation())).stream())
                            .findFirst();
        }
    }

    private static Optional<MissingSource> of(Path path, Sightings sightings) {
        String place = FileWalker.place(path);
        int inFile = sightings.countPresent(Optional.of(place), FileWalker.beginnings(path, false));
        int inFolder = sightings.countPresent(Optional.empty(), FileWalker.beginnings(path, true));
        return inFile + inFolder == 0
                ? Optional.empty()
                : Optional.of(new MissingSource(path, inFile + inFolder, inFolder == 0));
    }

    private static Optional<Path> path(String name) {
        try {
            Path path = Path.of(name).toAbsolutePath().normalize();
            return Files.notExists(path, LinkOption.NOFOLLOW_LINKS) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether it was a file of a folder that is there. A folder that is gone may be a disk that is not there today. */
    boolean isGone() {
        Path folder = path.getParent();
        return file && folder != null && Files.isDirectory(folder);
    }

    /** What is said where it is not known whether it is gone. */
    String words() {
        return "%s: it may be on a disk that is not attached"
                .formatted(Plural.of(
                        copies, "copy that was seen there stays present", "copies that were seen there stay present"));
    }
}
