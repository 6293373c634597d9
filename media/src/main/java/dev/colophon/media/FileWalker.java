package dev.colophon.media;

import static dev.colophon.media.Unreadable.Reason.NOT_A_FILE;
import static dev.colophon.media.Unreadable.Reason.NOT_FOUND;
import static dev.colophon.media.Unreadable.Reason.NOT_PERMITTED;
import static dev.colophon.media.Unreadable.Reason.UNDECODABLE;
import static dev.colophon.media.Unreadable.Reason.VANISHED;

import dev.colophon.media.WalkedFile.Found;
import dev.colophon.media.WalkedFile.Refused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
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
        visit(root, true, visitor);
    }

    private void visit(Path path, boolean followFolderLinks, Consumer<WalkedFile> visitor) {
        String place = Places.printable(path.toString());
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            if (facts.isDirectory()) {
                if (!followFolderLinks
                        && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                                .isSymbolicLink()) {
                    refuse(place, NOT_A_FILE, "a link to a folder is not followed: name that folder itself", visitor);
                } else {
                    children(path).forEach(child -> visit(child, false, visitor));
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
                    named ? "there is no such file: check the name" : "it is gone, or a link that leads nowhere",
                    visitor);
        } catch (AccessDeniedException e) {
            refuse(place, NOT_PERMITTED, "it may not be read by this user: change its permissions", visitor);
        } catch (IOException e) {
            refuse(
                    place,
                    UNDECODABLE,
                    "reading failed (" + MessageText.oneLine(e) + "): check the disk and try again",
                    visitor);
        }
    }

    private void file(String place, Path path, FileType type, Consumer<WalkedFile> visitor) {
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
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void refuse(String place, Unreadable.Reason reason, String detail, Consumer<WalkedFile> visitor) {
        visitor.accept(new Refused(place, new Unreadable(reason, detail)));
    }
}
