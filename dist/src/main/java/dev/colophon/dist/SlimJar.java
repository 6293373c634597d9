package dev.colophon.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies a jar without some of its entries; the same input gives the same bytes. */
public final class SlimJar {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0, 0);

    private SlimJar() {}

    /**
     * Copies a jar without some of its entries.
     *
     * @param arguments the jar, the copy, a regular expression of the names to leave out
     */
    public static void main(String[] arguments) throws IOException {
        copyWithout(Path.of(arguments[0]), Path.of(arguments[1]), Pattern.compile(arguments[2]));
    }

    /**
     * Copies a jar without the entries whose whole name matches.
     *
     * @throws IOException also when no entry matches: the jar is then not what the caller takes it for
     */
    static void copyWithout(Path jar, Path copy, Pattern leftOut) throws IOException {
        int skipped = 0;
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (leftOut.matcher(entry.getName()).matches()) {
                    skipped++;
                    continue;
                }
                ZipEntry kept = new ZipEntry(entry.getName());
                kept.setTimeLocal(TIME);
                out.putNextEntry(kept);
                try (InputStream bytes = in.getInputStream(entry)) {
                    bytes.transferTo(out);
                }
                out.closeEntry();
            }
        }
        if (skipped == 0) {
            throw new IOException(jar + " has no entry that matches " + leftOut);
        }
    }
}
