package dev.colophon.media.walk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The places of all that is in an outermost archive. A place holds one file at a time, and several files may be written alike: of one
 * name in one archive, or named as entries of an archive beside them are ({@code in.zip!/x}), or as a file on disk is. The second is
 * called {@code name (2)}.
 */
final class EntryNames {

    /** Digests of those that were given: names can be long, and many. */
    private final Set<UUID> given = new HashSet<>();

    /** By each name that was given twice, the last number behind it. */
    private final Map<UUID, Integer> numbers = new HashMap<>();

    private final boolean folderBeside;

    /** @param outermost the place of the archive */
    EntryNames(String outermost) {
        this.folderBeside = is(outermost + Places.INSIDE, true);
    }

    /** The place of the next file of this name in an archive. */
    String place(String archive, String name) {
        String place = Places.inside(archive, name);
        if (isFree(place)) {
            return place;
        }
        int number = numbers.getOrDefault(digest(place), 1);
        String numbered;
        do {
            numbered = place + " (" + ++number + ")";
        } while (!isFree(numbered));
        numbers.put(digest(place), number);
        return numbered;
    }

    private boolean isFree(String place) {
        return !(folderBeside && is(place, false)) && given.add(digest(place));
    }

    private static UUID digest(String place) {
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean is(String path, boolean folder) {
        try {
            return folder ? Files.isDirectory(Path.of(path)) : Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
