package dev.colophon.media.walk;

import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What a walk could not read, so that it is known what may be there though it was not met. Of what was not looked at nobody may say
 * that it is gone. Thread-safe.
 */
public final class UnreadPlaces {

    private final Set<String> places = ConcurrentHashMap.newKeySet();

    /** Takes note of what was refused. */
    public void add(WalkedFile.Refused refused) {
        String place = refused.place();
        switch (refused.why().reason()) {
            case EMPTY, NOT_FOUND, VANISHED -> {} // it was looked at, and there is nothing
            case ARCHIVE_LIMIT, DECODE_LIMIT -> addOutermost(place);
            default ->
                places.add(
                        FileWalker.isRest(place)
                                ? place.substring(0, place.length() - (Places.INSIDE + Places.LOST).length())
                                : place);
        }
    }

    /** Where a bound of an archive was reached, all that comes behind is not read. */
    private void addOutermost(String place) {
        List<String> archives = Places.archives(place);
        List<String> onDisk = archives.stream().filter(UnreadPlaces::isFile).toList();
        places.add(place);
        places.addAll(onDisk.isEmpty() ? archives.stream().limit(1).toList() : onDisk);
    }

    /** Whether all was read. */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** Whether something at this place would not have been met: it is one of those that were refused, or would be in one. */
    public boolean mayHold(String place) {
        return places.contains(place) || Places.archives(place).stream().anyMatch(places::contains);
    }

    /**
     * Whether nothing is any more at a place of this machine that was not met: no file has its path, but a folder or archive at most,
     * and each archive that it may have been in was read. Of documents it is not known whether all their pictures could be taken out.
     */
    public boolean isGone(String place) {
        if (mayHold(place)) {
            return false;
        }
        boolean mayBeInside = Places.archives(place).stream()
                .anyMatch(archive -> isFile(archive) && isA(FileType.Kind.DOCUMENT, archive));
        boolean noFile = is(
                place,
                path -> Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
        return !mayBeInside && (noFile || (isFile(place) && isA(FileType.Kind.ARCHIVE, place)));
    }

    static boolean isFile(String place) {
        return is(place, Files::isRegularFile);
    }

    private static boolean isA(FileType.Kind kind, String place) {
        return is(place, path -> {
            try {
                return TypeSniffer.sniff(path).kind() == kind;
            } catch (IOException e) {
                return kind == FileType.Kind.DOCUMENT; // nobody can say that it is none
            }
        });
    }

    /** False where the place is no path that this system can have. */
    private static boolean is(String place, Predicate<Path> what) {
        return path(place).filter(what).isPresent();
    }

    static Optional<Path> path(String place) {
        try {
            return Optional.of(place.startsWith("file:///") ? Path.of(URI.create(place)) : Path.of(place));
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) { // it only reads like a URI
            return Optional.empty();
        }
    }
}
