package dev.colophon.media.walk;

import static dev.colophon.media.refusal.Unreadable.Reason.ARCHIVE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.EMPTY;
import static dev.colophon.media.refusal.Unreadable.Reason.ENCRYPTED;
import static dev.colophon.media.refusal.Unreadable.Reason.NOT_A_FILE;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;
import static dev.colophon.media.refusal.Unreadable.Reason.UNKNOWN_TYPE;

import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.file.ZipDirectory;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.tag.TagCharset;
import dev.colophon.media.walk.WalkedFile.Found;
import dev.colophon.media.walk.WalkedFile.Refused;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * One outermost archive being unpacked, in a child JVM, with all that is inside it. Entries go to temporary files with names of our own:
 * the names in the archive are shown, never used as paths. One archive, one thread.
 */
final class ArchiveWalk {

    private static final int BLOCK = 65_536;
    /** That all entries together may use, whatever the ratio. */
    private static final int MOST_GRACES = 16;
    /** A file that unpacks to a tar header is a tar. */
    private static final int TAR_HEADER = 512;
    /** Looked through behind the end of a tar: it can be a terabyte of holes. */
    private static final long MOST_PADDING = 16 << 20;

    private final String outermost;
    private final WalkLimits limits;
    private final Consumer<WalkedFile> visitor;
    private final EntryNames names;
    private long bytes;
    private long outermostBytes = 1;
    private int entries;
    private int told;
    private @Nullable Throwable visitorFailure;

    /** A bound of the whole archive was reached: nothing more of it is unpacked. */
    private static final class Exhausted extends Exception {}

    /** @param outermost the place of the archive */
    ArchiveWalk(String outermost, WalkLimits limits, Consumer<WalkedFile> visitor) {
        this.outermost = outermost;
        this.limits = limits;
        this.visitor = visitor;
        this.names = new EntryNames(outermost);
    }

    void open(Path archive) throws IOException {
        outermostBytes = bytesOf(archive);
        try {
            open(outermost, archive, 1);
        } catch (Exhausted atAnEntry) {
            // The visitor has been told at the entry where it happened.
        }
    }

    private void open(String place, Path archive, int depth) throws Exhausted, IOException {
        FileType type = TypeSniffer.sniff(archive);
        if (depth > limits.depth()) {
            refuse(place, ARCHIVE_LIMIT, "archives are opened %d deep: unpack it".formatted(limits.depth()));
            return;
        }
        int toldBefore = told;
        try {
            switch (type) {
                case ZIP -> zip(place, archive, depth);
                case TAR -> {
                    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BLOCK)) {
                        tar(place, in, () -> bytesOf(archive), depth);
                    }
                }
                default -> gzip(place, archive, depth);
            }
            if (told == toldBefore) {
                refuse(place, EMPTY, "there is no file in the archive");
            }
        } catch (IOException | RuntimeException | Error e) {
            refuseDamaged(place, "archive", e);
        }
    }

    private void zip(String place, Path archive, int depth) throws IOException, Exhausted {
        ZipDirectory directory = ZipDirectory.of(archive);
        if (directory.entries() > limits.entries()) { // before all their names are read
            refuse(place, ARCHIVE_LIMIT, "the archive holds over %,d entries: unpack it".formatted(limits.entries()));
            return;
        }
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            long listed = 0;
            for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); listed++) {
                ZipArchiveEntry entry = all.nextElement();
                String given = name(entry);
                count(Places.inside(place, given));
                if (entry.isDirectory()) {
                    continue;
                }
                String name = names.place(place, given);
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    refuse(name, ENCRYPTED, "it is protected by a password: unpack the archive and give its files");
                } else if (entry.isUnixSymlink()) {
                    refuse(name, NOT_A_FILE, "a link inside an archive is not followed");
                } else if (!zip.canReadEntryData(entry)) {
                    refuse(name, UNDECODABLE, "it is packed by a method that is not known here: unpack the archive");
                } else {
                    long packed = Math.max(1, entry.getCompressedSize());
                    try (InputStream in = zip.getInputStream(entry)) {
                        unpack(name, in, () -> packed, depth);
                    } catch (IOException | RuntimeException | Error e) {
                        refuseDamaged(name, "entry", e);
                    }
                }
            }
            if (listed < directory.entries()) { // reading ends without a word at a header that is none
                refuse(
                        Places.inside(place, Places.LOST),
                        UNDECODABLE,
                        "%,d of the %,d entries that the archive states cannot be read, because its directory is damaged: get it again"
                                .formatted(directory.entries() - listed, directory.entries()));
            }
        }
    }

    /** In UTF-8, or what the country of whoever packed it writes, as Windows in China GBK. */
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        boolean said = raw == null || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD;
        return said || new String(raw, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0
                ? entry.getName()
                : TagCharset.repaired(new String(raw, StandardCharsets.ISO_8859_1));
    }

    private void gzip(String place, Path archive, int depth) throws IOException, Exhausted {
        try (GunzipStream unzipped = new GunzipStream(Files.newInputStream(archive), BLOCK);
                BufferedInputStream in = new BufferedInputStream(unzipped, BLOCK)) {
            in.mark(TAR_HEADER);
            byte[] start = in.readNBytes(TAR_HEADER);
            in.reset();
            FileType inside = TypeSniffer.sniff(start);
            LongSupplier packed = unzipped::packedBytes;
            if (inside == FileType.TAR) {
                tar(place, in, packed, depth);
                refuseBehind(place, unzipped);
            } else if (inside == FileType.WARC && depth > 1) {
                refuse(place, UNKNOWN_TYPE, "a web archive inside an archive: unpack it and scan it");
            } else if (inside == FileType.WARC) {
                handOver(new Found(place, archive, false));
            } else {
                String file = Places.name(place);
                String name = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
                count(place);
                if (start.length == 0) {
                    unzipped.refuseDamage();
                }
                unpack(names.place(place, name), in, packed, depth);
                refuseBehind(place, unzipped);
            }
        }
    }

    private void refuseBehind(String place, GunzipStream read) {
        if (read.damage().isPresent()) {
            refuse(
                    Places.inside(place, Places.LOST),
                    UNDECODABLE,
                    "only the first %,d bytes of what is packed in it were looked into, because it is damaged behind them: get it again"
                            .formatted(read.unpackedBytes()));
        } else if (read.hasMoreBehind()) {
            refuse(
                    Places.inside(place, Places.LOST),
                    UNDECODABLE,
                    "what stands behind the packed file is no gzip and was not looked into: unpack it and look");
        }
    }

    private void tar(String place, InputStream packedTar, LongSupplier packed, int depth)
            throws IOException, Exhausted {
        Metered stream = new Metered(packedTar, packed);
        try (MarkedTar tar = new MarkedTar(stream)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                count(Places.inside(place, entry.getName()));
                if (entry.isDirectory()) {
                    continue;
                }
                String name = names.place(place, entry.getName());
                if (holdsBytes(entry)) {
                    unpack(name, tar, packed, depth);
                } else {
                    refuse(name, NOT_A_FILE, "a link, pipe or device inside an archive is not followed");
                }
            }
            if (tar.ended) {
                refuseLost(place, stream);
            } else {
                refuse(
                        Places.inside(place, Places.LOST),
                        UNDECODABLE,
                        "the archive ends without its end mark: entries may be missing, get it again");
            }
        }
    }

    /** Tells the end that a tar states, an empty header, from the end of the bytes; the library takes either for the end. */
    private static final class MarkedTar extends TarArchiveInputStream {

        private boolean ended;

        // In larger blocks it would take with the last header what is behind it.
        MarkedTar(InputStream in) {
            super(in, TAR_HEADER);
        }

        @Override
        protected boolean isEOFRecord(byte @Nullable [] header) {
            boolean end = super.isEOFRecord(header);
            ended |= end && header != null;
            return end;
        }
    }

    /** The library calls pipes and devices files, too. */
    private static boolean holdsBytes(TarArchiveEntry entry) {
        boolean elsewhere = entry.isSymbolicLink() || entry.isLink();
        boolean special = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
        return entry.isFile() && !elsewhere && !special;
    }

    /** An empty header ends a tar; behind it there are only more of them, unless it was a header before. */
    private void refuseLost(String place, InputStream behind) throws IOException {
        byte[] block = new byte[BLOCK];
        boolean entries = false;
        long looked = 0;
        for (int n = behind.read(block); n >= 0 && !entries && looked < MOST_PADDING; n = behind.read(block)) {
            looked += n;
            for (int at = 0; at + TAR_HEADER <= n && !entries; at += TAR_HEADER) {
                entries = TypeSniffer.sniff(Arrays.copyOfRange(block, at, at + TAR_HEADER)) == FileType.TAR;
            }
        }
        if (entries) {
            refuse(
                    Places.inside(place, Places.LOST),
                    UNDECODABLE,
                    "the entries behind the last one cannot be read, because the archive is damaged: get it again");
        }
    }

    /** Counts also what is not unpacked: names, headers and entries that are passed over can be a bomb, too. */
    private final class Metered extends FilterInputStream {

        private final LongSupplier packed;
        private long read;

        Metered(InputStream in, LongSupplier packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            meter(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            meter(Math.max(0, n));
            return n;
        }

        @Override
        public long skip(long count) throws IOException {
            long n = super.skip(count);
            meter(n);
            return n;
        }

        private void meter(long count) throws IOException {
            read += count;
            if (read > limits.graceBytes() && read / packed.getAsLong() > limits.ratio()) {
                throw new BombException(bombWords());
            } else if (read > limits.bytes()) {
                throw new BombException("it unpacks to over %,d bytes: unpack it".formatted(limits.bytes()));
            }
        }
    }

    private static final class BombException extends IOException {
        BombException(String what) {
            super(what);
        }
    }

    /** Unpacks one entry and hands it over, or what is in it when it is an archive itself. */
    private void unpack(String name, InputStream in, LongSupplier packed, int depth) throws IOException, Exhausted {
        Path file = Files.createTempFile(TemporaryFolders.ofProcess(), "colophon-entry-", null);
        boolean handedOver = false;
        try {
            if (!copy(name, in, packed, file)) {
                return;
            }
            if (TypeSniffer.sniff(file).kind() == FileType.Kind.ARCHIVE) {
                open(name, file, depth + 1);
            } else {
                handedOver = true;
                handOver(new Found(name, file, true));
            }
        } finally {
            if (!handedOver) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean copy(String name, InputStream in, LongSupplier packed, Path file) throws IOException, Exhausted {
        byte[] block = new byte[BLOCK];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                written += n;
                bytes += n;
                if (written > limits.graceBytes() && written / packed.getAsLong() > limits.ratio()) {
                    refuse(name, ARCHIVE_LIMIT, bombWords());
                    return false;
                } else if (bytes > MOST_GRACES * limits.graceBytes() && bytes / outermostBytes > limits.ratio()) {
                    refuse(name, ARCHIVE_LIMIT, "the archive, of which this is a part: " + bombWords());
                    throw new Exhausted();
                } else if (bytes > limits.bytes()) {
                    refuse(
                            name,
                            ARCHIVE_LIMIT,
                            "the archive holds over %,d bytes: unpack it".formatted(limits.bytes()));
                    throw new Exhausted();
                }
                write(out, block, n, name);
            }
            return true;
        }
    }

    private void write(OutputStream out, byte[] block, int length, String name) throws IOException, Exhausted {
        try {
            out.write(block, 0, length);
        } catch (IOException e) {
            refuse(
                    name,
                    DECODE_LIMIT,
                    "it cannot be unpacked (%s): free space in the folder of temporary files"
                            .formatted(MessageText.oneLine(e)));
            throw new Exhausted();
        }
    }

    private String bombWords() {
        return "it unpacks to over %d times its size, as ZIP bombs do: unpack it and check the files"
                .formatted(limits.ratio());
    }

    private void count(String name) throws Exhausted {
        if (++entries > limits.entries()) {
            refuse(name, ARCHIVE_LIMIT, "the archive holds over %,d entries: unpack it".formatted(limits.entries()));
            throw new Exhausted();
        }
    }

    private static long bytesOf(Path file) {
        return Math.max(1, file.toFile().length());
    }

    @SuppressWarnings("ReferenceEquality") // the very exception that the visitor threw, not one like it
    private void refuseDamaged(String place, String what, Throwable e) {
        switch (e) {
            case RuntimeException own when own == visitorFailure -> throw own;
            case Error own when own == visitorFailure -> throw own;
            case BombException bomb -> refuse(place, ARCHIVE_LIMIT, String.valueOf(bomb.getMessage()));
            case StackOverflowError _ -> refuse(place, UNDECODABLE, MessageText.damaged(what, "nested too deep"));
            case Error ours -> handOver(new Refused(place, Unreadable.internal(ours)));
            default -> refuse(place, UNDECODABLE, MessageText.damaged(what, MessageText.oneLine(e)));
        }
    }

    /** What the visitor throws is not the archive's fault and goes to the caller as it is. */
    private void handOver(WalkedFile file) {
        told++;
        try {
            visitor.accept(file);
        } catch (RuntimeException | Error e) {
            visitorFailure = e;
            throw e;
        }
    }

    private void refuse(String place, Unreadable.Reason reason, String detail) {
        handOver(new Refused(place, new Unreadable(reason, detail)));
    }
}
