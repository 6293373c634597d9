package dev.colophon.media.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells documents that are ZIP files (EPUB, OpenDocument, Office Open XML, programs) from archives. */
final class ZipKind {

    private static final long MOST_DIRECTORY_BYTES = 16 << 20;

    private ZipKind() {}

    /** A ZIP whose directory cannot be read stays a ZIP: whoever opens it says what is wrong. */
    static FileType of(Path file, byte[] head) {
        // OCF 3.3 and ODF 1.2 part 3 require "mimetype" as first entry, stored: its content is at a fixed place.
        String start = TypeSniffer.latin(head, 30, 120);
        if (start.startsWith("mimetype")) {
            if (start.contains("application/epub+zip")) {
                return FileType.EPUB;
            } else if (start.contains("application/vnd.oasis.opendocument.text")) {
                return FileType.OPEN_DOCUMENT;
            } else if (start.contains("application/vnd.oasis.opendocument")) {
                return FileType.OTHER_OFFICE;
            }
        }
        if (isHuge(file)) {
            return FileType.ZIP;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("META-INF/container.xml") != null && zip.getEntry("mimetype") != null) {
                return FileType.EPUB;
            } else if (zip.getEntry("[Content_Types].xml") != null) {
                return hasFolder(zip, "word/") ? FileType.WORD : FileType.OTHER_OFFICE;
            } else if (zip.getEntry("META-INF/MANIFEST.MF") != null || zip.getEntry("AndroidManifest.xml") != null) {
                return FileType.JAR;
            }
        } catch (IOException | RuntimeException damaged) {
            return FileType.ZIP;
        }
        return FileType.ZIP;
    }

    /** The names of all entries are in memory while it is open. No document has so many. */
    private static boolean isHuge(Path file) {
        try {
            return ZipDirectory.of(file).bytes() > MOST_DIRECTORY_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasFolder(ZipFile zip, String prefix) {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            if (entries.nextElement().getName().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
