package dev.colophon.media.walk;

import dev.colophon.media.file.TypeSniffer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder that its owner would call works, and what is left out: hidden and temporary files, links, playlists,
 * archives, what programs put beside media, and content that cannot be compared at all. A file whose name promises media is
 * always taken, so that a damaged one is reported and not passed over.
 *
 * @param taken in the order of their names
 * @param leftOut in the order in which they were met
 */
public record FolderSelection(List<Path> taken, List<LeftOut> leftOut) {

    /** Why a file or folder was left out. */
    public enum Reason {
        HIDDEN("hidden"),
        HOME("a home of Colophon: its database, index, keys and evidence"),
        LINK("a link: give what it points to"),
        SPECIAL("a pipe, device or socket"),
        PLAYLIST("a playlist"),
        ARCHIVE("an archive: unpack it to register what is in it"),
        SIDE_FILE("written by a program beside the media"),
        ENDING(
                "a text whose name does not end as those of works do (.txt, .md, .html, …): name the file itself to register it"),
        OTHER("no music, film, picture or text"),
        NOT_PERMITTED("it may not be read by this user: change its permissions");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For people: what it is, and what to do where something can be done. */
        public String words() {
            return words;
        }
    }

    /** A file, or a folder with all that is below it. */
    public record LeftOut(Path path, Reason reason) {}

    /** Of plain text, these are works; others are logs, settings, lists and the like. */
    private static final Set<String> TEXTS = Set.of(
            "txt",
            "text",
            "md",
            "markdown",
            "rst",
            "tex",
            "html",
            "htm",
            "xhtml",
            "fb2",
            "lrc",
            "srt",
            "vtt",
            "fountain");

    private static final Set<String> OTHER_MEDIA = Set.of(
            "mp3", "m4a", "aac", "flac", "wav", "ogg", "oga", "opus", "wma", "aif", "aiff", "ape", "wv", "mp4", "m4v",
            "mkv", "mov", "avi", "webm", "mpg", "mpeg", "wmv", "flv", "jpg", "jpeg", "png", "gif", "webp", "tif",
            "tiff", "bmp", "heic", "avif", "jxl", "jp2", "pdf", "epub", "docx", "odt", "rtf");

    /** Windows keeps thumbnails and folder settings so; the proofs are our own. */
    private static final Set<String> SIDE_FILES = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini");

    private static final List<String> SIDE_ENDINGS = List.of(
            ".leaf.json", ".declaration.json", ".receipt.json", ".tlog-proof", "~", ".part", ".tmp", ".crdownload");

    public FolderSelection {
        taken = List.copyOf(taken);
        leftOut = List.copyOf(leftOut);
    }

    /** Looks through a folder and the folders in it; links in it are not followed, the folder itself may be one. */
    public static FolderSelection of(Path folder) throws IOException {
        List<Path> taken = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Path root = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes facts) {
                boolean home = Files.exists(below.resolve("colophon.db"));
                if (home || (!below.equals(root) && hidden(below))) {
                    leftOut.add(new LeftOut(below, home ? Reason.HOME : Reason.HIDDEN));
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                Reason reason = reason(file, facts);
                if (reason == null) {
                    taken.add(file);
                } else {
                    leftOut.add(new LeftOut(file, reason));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                leftOut.add(new LeftOut(file, Reason.NOT_PERMITTED));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path below, @Nullable IOException why) {
                if (why != null) {
                    leftOut.add(new LeftOut(below, Reason.NOT_PERMITTED));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        taken.sort(null);
        return new FolderSelection(taken, leftOut);
    }

    /** Null for a file that is taken. */
    private static @Nullable Reason reason(Path file, BasicFileAttributes facts) {
        String name = name(file);
        if (hidden(file)) {
            return Reason.HIDDEN;
        } else if (facts.isSymbolicLink()) {
            return Reason.LINK;
        } else if (!facts.isRegularFile()) {
            return Reason.SPECIAL;
        } else if (SIDE_FILES.contains(name)
                || name.startsWith("~$")
                || SIDE_ENDINGS.stream().anyMatch(name::endsWith)) {
            return Reason.SIDE_FILE;
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean promising = TEXTS.contains(ending) || OTHER_MEDIA.contains(ending);
        try {
            return switch (TypeSniffer.sniff(file).kind()) {
                case PICTURE, FOREIGN_PICTURE, SOUND, FILM, DOCUMENT -> null;
                case PLAYLIST -> Reason.PLAYLIST;
                case ARCHIVE -> promising ? null : Reason.ARCHIVE;
                case TEXT -> promising ? null : Reason.ENDING;
                case OTHER -> promising ? null : Reason.OTHER;
            };
        } catch (IOException e) {
            return promising ? null : Reason.NOT_PERMITTED;
        }
    }

    private static boolean hidden(Path path) {
        return name(path).startsWith(".");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
