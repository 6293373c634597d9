package dev.colophon.media.walk;

import static dev.colophon.media.refusal.Unreadable.Reason.NOT_A_FILE;
import static dev.colophon.media.refusal.Unreadable.Reason.NOT_FOUND;
import static dev.colophon.media.refusal.Unreadable.Reason.NOT_PERMITTED;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;
import static dev.colophon.media.refusal.Unreadable.Reason.VANISHED;

import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.WalkedFile.Found;
import dev.colophon.media.walk.WalkedFile.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Goes through a file, a folder (recursively, by name) or the entries of ZIP, TAR and gzip archives, one at a time.
 * Nothing but regular files is ever opened; links to folders inside a folder are not followed, so that loops cannot hang
 * it. Documents that happen to be ZIP files (EPUB, Word) are files, not archives; the pictures in a document come behind it. Thread-safe.
 */
public final class FileWalker {

    private static final int LONGEST_PATH = 4_095;
    private static final int LONGEST_NAME = 255;

    private final WalkLimits limits;

    public FileWalker() {
        this(WalkLimits.DEFAULT);
    }

    public FileWalker(WalkLimits limits) {
        this.limits = limits;
    }

    /**
     * Hands over what is at and below {@code root}. A {@link Found} must be closed by whoever gets it, then or later and
     * on any thread: an unpacked entry occupies the disk until then. To slow the walk down, block in {@code visitor}.
     */
    public void walk(Path root, Consumer<WalkedFile> visitor) {
        Path path = named(root);
        visit(path, Places.of(path), true, visitor);
    }

    /** The same of a file that stands for another place, such as the URL that its bytes were received from. */
    public void walk(Path file, String place, Consumer<WalkedFile> visitor) {
        visit(file, place, true, visitor);
    }

    /**
     * What a command line means: Java gives each byte of an argument that is not text as U+FFFD, and loses which it was.
     *
     * @return the file or folder whose name reads like the one given, when there is exactly one; else the one given
     */
    public static Path named(Path given) {
        Path name = given.getFileName();
        if (name == null || given.toString().indexOf('\uFFFD') < 0 || Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
            return given;
        }
        Path parent = given.getParent();
        Path folder = parent == null ? Path.of("") : named(parent);
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> alike = all.filter(
                            one -> String.valueOf(one.getFileName()).equals(name.toString()))
                    .toList();
            return alike.size() == 1 ? alike.getFirst() : given;
        } catch (IOException | UncheckedIOException e) {
            return given;
        }
    }

    /** A file for records and programs: its path, or a file URI (RFC 8089) when the name is not valid text. */
    public static String place(Path file) {
        return Places.of(file);
    }

    /**
     * How the places begin of all that is below a folder, or in an archive: paths, and URIs of files whose names are not valid text.
     */
    public static List<String> beginnings(Path root, boolean folder) {
        return folder
                ? Stream.of(Places.of(root), root.toUri().toString())
                        .map(place -> place.endsWith("/") ? place : place + "/")
                        .distinct()
                        .toList()
                : List.of(Places.of(root) + Places.INSIDE);
    }

    /**
     * The file or URL that something was met in: of what was in an archive, the archive. A folder may have a name that ends as
     * places of archives do.
     */
    public static String container(String place) {
        for (int at = place.indexOf(Places.INSIDE); at >= 0; at = place.indexOf(Places.INSIDE, at + 1)) {
            if (!isFolder(place.substring(0, at + 1))) {
                return place.substring(0, at);
            }
        }
        return place;
    }

    /** Whether something was met in a file or URL itself: in an archive, or in a document. */
    public static boolean isInside(String place, String file) {
        return place.startsWith(file + Places.INSIDE);
    }

    /** Whether what was refused at a place is no file, but what of an archive could not be read. */
    public static boolean isRest(String place) {
        return place.endsWith(Places.INSIDE + Places.LOST);
    }

    /** Of one of several in an archive that are written alike, the place without its number; of others the place. */
    public static String unnumbered(String place) {
        return Places.unnumbered(place);
    }

    private static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void visit(Path path, String place, boolean followFolderLinks, Consumer<WalkedFile> visitor) {
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            if (facts.isDirectory()) {
                if (!followFolderLinks
                        && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                                .isSymbolicLink()) {
                    refuse(place, NOT_A_FILE, "a link to a folder is not followed: name that folder itself", visitor);
                } else {
                    children(path).forEach(child -> visit(child, Places.of(child), false, visitor));
                }
            } else if (!facts.isRegularFile()) {
                refuse(place, NOT_A_FILE, "a pipe, device or socket is never opened: give a file", visitor);
            } else {
                file(place, path, facts.size() == 0 ? FileType.UNKNOWN : TypeSniffer.sniff(path), visitor);
            }
        } catch (NoSuchFileException e) {
            boolean named = followFolderLinks && !Files.isSymbolicLink(path);
            refuse(
                    place,
                    named ? NOT_FOUND : VANISHED,
                    named ? missing(place) : "it is gone, or a link that leads nowhere",
                    visitor);
        } catch (AccessDeniedException e) {
            refuse(place, NOT_PERMITTED, "it may not be read by this user: change its permissions", visitor);
        } catch (IOException e) {
            if (isLoop(path)) {
                refuse(place, NOT_A_FILE, "a link that leads back to itself: give the file it was made for", visitor);
                return;
            }
            if (isTooLong(path)) {
                refuse(
                        place,
                        NOT_PERMITTED,
                        "its path is longer than this system opens: move it up, or shorten names",
                        visitor);
                return;
            }
            refuse(
                    place,
                    UNDECODABLE,
                    "reading failed (" + MessageText.oneLine(e) + "): check the disk and try again",
                    visitor);
        }
    }

    private static String missing(String place) {
        return place.indexOf('\uFFFD') < 0
                ? "there is no such file: check the name"
                : "there is no such file, or several whose names are not UTF-8 and read the same: name their folder";
    }

    /** Whether a path that cannot be followed is a link whose targets lead back to it. */
    public static boolean isLoop(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return false;
        }
        try {
            Path _ = path.toRealPath();
            return false;
        } catch (NoSuchFileException | AccessDeniedException e) {
            return false;
        } catch (IOException e) { // of its own class on no system: the reason is in the user's language
            return e instanceof FileSystemException;
        }
    }

    /** Whether the system opens no file of such a path: most take 255 bytes a name and 4,095 in all. */
    public static boolean isTooLong(Path path) {
        Path whole = path.toAbsolutePath();
        if (bytes(whole) > LONGEST_PATH) {
            return true;
        }
        for (Path name : whole) {
            if (bytes(name) > LONGEST_NAME) {
                return true;
            }
        }
        return false;
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private void file(String place, Path path, FileType type, Consumer<WalkedFile> visitor) throws IOException {
        switch (type.kind()) {
            case ARCHIVE -> new ArchiveReader(limits).walk(place, path, visitor);
            case DOCUMENT -> {
                visitor.accept(new Found(place, path, false));
                new ArchiveReader(limits).pictures(place, path, type, visitor);
            }
            default -> visitor.accept(new Found(place, path, false));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void refuse(String place, Unreadable.Reason reason, String detail, Consumer<WalkedFile> visitor) {
        visitor.accept(new Refused(place, new Unreadable(reason, detail)));
    }
}
