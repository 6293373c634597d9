package dev.colophon.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The WARC files inside a WACZ (a zip whose {@code archive/} folder holds them), unpacked into the scratch folder
 * because a damaged WARC is read again from an offset.
 */
final class Wacz {

    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_WARCS = 1_000;
    private static final long MOST_BYTES = 16L << 30;

    private Wacz() {}

    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    static List<WarcCaptures.Volume> unpack(Path file, Path scratch) throws IOException {
        List<WarcCaptures.Volume> volumes = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException(file + " has " + zip.size() + " entries; the limit is " + MOST_ENTRIES);
            }
            List<? extends ZipEntry> warcs = zip.stream()
                    .filter(entry -> isWarc(entry.getName()))
                    .limit(MOST_WARCS)
                    .toList();
            if (warcs.isEmpty()) {
                throw new IOException(file + " holds no WARC in its archive folder; is it a WACZ?");
            }
            long left = MOST_BYTES;
            for (ZipEntry entry : warcs) {
                try (InputStream in = zip.getInputStream(entry)) {
                    BoundedCopy.Copied copied = BoundedCopy.copy(in, scratch, left, new BoundedCopy.Watch() {});
                    volumes.add(new WarcCaptures.Volume(
                            copied.bytes().path(), file.getFileName() + "!/" + entry.getName()));
                    left -= copied.bytes().size();
                }
            }
            return volumes;
        } catch (IOException | RuntimeException e) {
            volumes.forEach(volume -> discard(volume.path()));
            throw e;
        }
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException scratchIsEmptiedAtTheEnd) {
            file.toFile().deleteOnExit();
        }
    }

    private static boolean isWarc(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("archive/") && (lower.endsWith(".warc") || lower.endsWith(".warc.gz"));
    }
}
