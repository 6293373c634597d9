package dev.colophon.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.store.PrivateFiles;
import dev.colophon.store.StoreException;
import dev.colophon.store.StoreException.Reason;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads a backup, which may be damaged or made to do harm: no entry leads out of the folder, none is longer than it says,
 * all together fit on the disk, and each has the SHA-256 that the backup lists.
 */
public final class BackupReader implements Closeable {

    private static final int MOST_MANIFEST_BYTES = 1 << 16;
    private static final long MOST_SUMS_BYTES = 1L << 30;
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.+)");

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final BackupManifest manifest;

    private BackupReader(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.entries = entries(file, zip);
        this.manifest = BackupManifest.read(bytes(entry(BackupManifest.NAME), MOST_MANIFEST_BYTES), file);
    }

    /**
     * Opens a backup.
     *
     * @throws StoreException when it is none, damaged, or of a newer Colophon
     */
    public static BackupReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException(Reason.DAMAGED, file + ": there is no such file");
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            boolean opened = false;
            try {
                BackupReader reader = new BackupReader(file, zip);
                opened = true;
                return reader;
            } finally {
                if (!opened) {
                    zip.close();
                }
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    public BackupManifest manifest() {
        return manifest;
    }

    /** Bytes of all files in it. */
    public long bytes() {
        return entries.values().stream().mapToLong(ZipEntry::getSize).sum();
    }

    private static Map<String, ZipEntry> entries(Path file, ZipFile zip) {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            boolean ours = name.equals(BackupManifest.NAME) || name.equals(BackupWriter.SUMS);
            if ((!ours && !EntryName.isAllowed(name))
                    || entry.getSize() < 0
                    || entries.size() > BackupWriter.MOST_FILES
                    || entries.put(name, entry) != null) {
                throw new StoreException(
                        Reason.DAMAGED,
                        "%s is damaged or no backup of Colophon (entry %s): nothing was restored"
                                .formatted(file, shown(name)));
            }
        }
        return entries;
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }

    private ZipEntry entry(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        return entry;
    }

    /**
     * Unpacks all files into a folder, for their owner alone, and makes them durable. Nothing may be believed of the folder
     * until this returns.
     *
     * @param folder empty
     * @param progress told how many bytes have been written since the last time
     * @return how many files of a home were written
     * @throws StoreException when the backup is damaged or the disk has no room
     */
    public int extract(Path folder, LongConsumer progress) {
        long room = room(folder);
        long needed = 0;
        for (ZipEntry entry : entries.values()) {
            needed += Math.min(entry.getSize(), room + 1);
            if (needed > room) {
                throw new StoreException(
                        Reason.DISK_FULL,
                        "%s does not fit on the disk of %s, which has %,d MB free: free some space, nothing was restored"
                                .formatted(file, folder.getParent(), room >> 20));
            }
        }
        Map<String, String> sums = sums();
        if (!sums.keySet().equals(withoutSums())) {
            throw new StoreException(
                    Reason.DAMAGED,
                    "%s is damaged: its files are not those that it lists; nothing was restored".formatted(file));
        }
        Set<Path> folders = new LinkedHashSet<>(Set.of(folder));
        int files = 0;
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            if (EntryName.isAllowed(sum.getKey())) {
                Path target = folder.resolve(sum.getKey());
                extract(sum.getKey(), sum.getValue(), target, progress);
                for (Path up = parent(target); folders.add(up); up = parent(up)) {
                    // Each folder above it, up to one that is known.
                }
                files++;
            }
        }
        for (Path made : folders) {
            try {
                Durable.flushFolder(made);
            } catch (IOException e) {
                throw notWritten(made, e);
            }
        }
        return files;
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file is in a folder");
    }

    private Set<String> withoutSums() {
        Set<String> names = new LinkedHashSet<>(entries.keySet());
        names.remove(BackupWriter.SUMS);
        return names;
    }

    /** By the path: in a changed root or a container, the list of mounted file systems need not name it. */
    private static long room(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    private Map<String, String> sums() {
        Map<String, String> sums = new LinkedHashMap<>();
        try {
            ZipEntry entry = entry(BackupWriter.SUMS);
            if (entry.getSize() > MOST_SUMS_BYTES) {
                throw new IOException("its list of files is too long");
            }
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new BoundedStream(zip.getInputStream(entry), entry.getSize()), UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher sum = SUM.matcher(line);
                    if (!sum.matches() || sums.put(sum.group(2), sum.group(1)) != null) {
                        throw new IOException("its list of files is not one");
                    }
                }
            }
            return sums;
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private void extract(String name, String sum, Path target, LongConsumer progress) {
        MessageDigest digest = Sha256.digest();
        try {
            PrivateFiles.createFolders(parent(target));
        } catch (IOException e) {
            throw notWritten(target, e);
        }
        byte[] buffer = new byte[1 << 16];
        ZipEntry entry = Objects.requireNonNull(entries.get(name));
        try (InputStream in = new BoundedStream(zip.getInputStream(entry), entry.getSize());
                FileChannel out = FileChannel.open(
                        target,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PrivateFiles.file(target))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                write(out, target, ByteBuffer.wrap(buffer, 0, read));
                progress.accept(read);
            }
            out.force(true);
        } catch (FileSystemException e) {
            throw notWritten(target, e);
        } catch (IOException e) {
            throw damaged(file, e);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sum)) {
            throw new StoreException(
                    Reason.DAMAGED,
                    "%s is damaged: %s does not have the SHA-256 that is listed; nothing was restored"
                            .formatted(file, shown(name)));
        }
    }

    private static void write(FileChannel out, Path target, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    private byte[] bytes(ZipEntry entry, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("its " + entry.getName() + " is too long");
            }
            return bytes;
        }
    }

    private static StoreException damaged(Path file, IOException e) {
        return new StoreException(
                Reason.DAMAGED,
                "%s is damaged or no backup of Colophon (%s): nothing was restored".formatted(file, e.getMessage()),
                e);
    }

    private static StoreException notWritten(Path target, IOException e) {
        return new StoreException(
                Reason.NOT_WRITABLE,
                "cannot write %s: %s; free space there or name another folder, nothing was restored"
                        .formatted(target, e.getMessage()),
                e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }
}
