package dev.colophon.service.comparison;

import dev.colophon.media.walk.FileWalker;
import dev.colophon.service.report.side.FoundBytes;
import dev.colophon.sightings.StoredSighting;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why the bytes of a side are not at hand, so that it is neither heard nor shown as it is. */
public enum Absence {
    /** The registered file was left with its owner. */
    NOT_KEPT,
    /** It stood on a site, and no capture of it is in the home. */
    NOT_CAPTURED,
    /** It lies in an archive or a document, which is not taken apart again. */
    INSIDE,
    /** There is no file at its place any more. */
    GONE,
    /** The file at its place has other bytes than what was seen. */
    CHANGED,
    /** The file is there, and may not be read by whoever runs this. */
    NOT_READABLE,
    /** It is larger than what is read for a page. */
    TOO_LARGE;

    /** Why the copy of a sighting is not at hand; asked of one that is not. */
    static Absence ofCopy(StoredSighting sighting) {
        if (sighting.content().content().bytes() > FoundBytes.MOST_BYTES) {
            return TOO_LARGE;
        }
        String place = sighting.place();
        if (!FileWalker.container(place).equals(place)) {
            return INSIDE;
        }
        Optional<Path> file = file(place);
        return file.isPresent() ? onDisk(file.get()) : NOT_CAPTURED;
    }

    private static Absence onDisk(Path file) {
        if (!Files.isRegularFile(file)) {
            return GONE;
        }
        return Files.isReadable(file) ? CHANGED : NOT_READABLE;
    }

    private static Optional<Path> file(String place) {
        try {
            Path file = place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
            return file.isAbsolute() ? Optional.of(file) : Optional.empty();
        } catch (IllegalArgumentException _) { // a URL of the web is no path
            return Optional.empty();
        }
    }
}
