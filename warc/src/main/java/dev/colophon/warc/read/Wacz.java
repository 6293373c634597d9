package dev.colophon.warc.read;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
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

    /** The files, and one line for each WARC that is not whole or not read. */
    record Unpacked(List<WarcCaptures.Volume> volumes, List<WarcProblem> lines) {}

    static Unpacked unpack(Path file, Path scratch) throws IOException {
        List<WarcCaptures.Volume> volumes = new ArrayList<>();
        List<WarcProblem> lines = new ArrayList<>();
        try (ZipFile zip = open(file)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException(file + " has " + zip.size() + " entries; the limit is " + MOST_ENTRIES);
            }
            List<? extends ZipEntry> warcs =
                    zip.stream().filter(entry -> isWarc(entry.getName())).toList();
            if (warcs.isEmpty()) {
                throw new IOException(file + " holds no WARC in its archive folder; is it a WACZ?");
            }
            long left = MOST_BYTES;
            for (ZipEntry entry : warcs) {
                String name = file.getFileName() + "!/" + Guard.printable(entry.getName());
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".zst")) {
                    lines.add(new WarcProblem(name, false, "a zstd WARC, which is not read; unpack it with zstd -d"));
                } else if (volumes.size() == MOST_WARCS || left <= 0) {
                    lines.add(new WarcProblem(name, false, "beyond the limit of " + MOST_WARCS + " WARCs and 16 GiB"));
                } else {
                    StoredBytes stored = unpack(zip, entry, name, scratch, left, lines);
                    volumes.add(new WarcCaptures.Volume(stored.path(), name));
                    left -= stored.size();
                }
            }
            return new Unpacked(volumes, lines);
        } catch (IOException | RuntimeException e) {
            volumes.forEach(volume -> discard(volume.path()));
            throw e;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException cut) {
            throw new IOException(file + " is no whole WACZ (" + BoundedCopy.describe(cut) + "); fetch it again", cut);
        }
    }

    /** What can be had of a WARC: a cut or damaged one is read as far as it goes, after a line that says so. */
    private static StoredBytes unpack(
            ZipFile zip, ZipEntry entry, String name, Path scratch, long most, List<WarcProblem> lines) {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            BoundedCopy.Copied copied = BoundedCopy.copy(in, scratch, most, new BoundedCopy.Watch() {});
            boolean damaged = entry.getCrc() >= 0 && entry.getCrc() != crc.getValue();
            copied.cut()
                    .map(Truncation::reason)
                    .or(() -> damaged ? Optional.of("its check sum is wrong") : Optional.empty())
                    .ifPresent(why -> lines.add(new WarcProblem(name, true, "damaged WARC in this WACZ: " + why)));
            return copied.bytes();
        } catch (IOException unreadable) {
            lines.add(new WarcProblem(name, true, "unreadable WARC in this WACZ: " + BoundedCopy.describe(unreadable)));
            return BoundedCopy.copy(InputStream.nullInputStream(), scratch, 0, new BoundedCopy.Watch() {})
                    .bytes();
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
        return lower.startsWith("archive/")
                && (lower.endsWith(".warc") || lower.endsWith(".warc.gz") || lower.endsWith(".warc.zst"));
    }
}
