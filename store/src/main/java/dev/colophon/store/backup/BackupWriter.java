package dev.colophon.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.store.PrivateFiles;
import dev.colophon.store.StoreException;
import dev.colophon.store.StoreException.Reason;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup under the name {@code FILE.part}, readable by its owner alone, and gives it its own name when all of it
 * is on the disk: a backup that has its name is whole. One thread.
 */
public final class BackupWriter implements Closeable {

    static final String SUMS = "SHA256SUMS";

    /** More than any home has had; bounds what restoring must hold in memory. */
    static final int MOST_FILES = 2_000_000;

    private static final Pattern COMPRESSED = Pattern.compile(".*\\.(gz|wacz|zip|pdf|png|jpe?g|mp[34]|webp|flac|ogg)");

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final LongConsumer progress;
    private final Map<String, String> sums = new LinkedHashMap<>();
    private boolean finished;

    private BackupWriter(Path target, Path part, FileChannel channel, LongConsumer progress) {
        this.target = target;
        this.part = part;
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        this.progress = progress;
    }

    /**
     * Begins a backup.
     *
     * @param target must not be there yet
     * @param progress told how many bytes of files have been read since the last time
     * @throws StoreException when it is there, or its folder cannot be written
     */
    public static BackupWriter create(Path target, BackupManifest manifest, LongConsumer progress) {
        Path file = target.toAbsolutePath().normalize();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        if (Files.exists(file)) {
            throw exists(file);
        }
        try {
            FileChannel channel = FileChannel.open(
                    part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.file(part));
            boolean begun = false;
            try {
                if (channel.tryLock() == null) {
                    throw new StoreException(
                            Reason.BUSY, "another process is writing " + part + ": wait for it to end");
                }
                PrivateFiles.keepToOwner(part);
                channel.truncate(0);
                BackupWriter writer = new BackupWriter(file, part, channel, progress);
                writer.write(BackupManifest.NAME, manifest.bytes());
                begun = true;
                return writer;
            } finally {
                if (!begun) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw failed(part, e);
        }
    }

    /**
     * Adds a file as it is now: what is appended while it is read is left out. A file that is no longer there is left out.
     *
     * @param name relative to the home, with {@code /} between folders
     */
    public void add(String name, Path file) {
        if (!EntryName.isAllowed(name) || sums.size() >= MOST_FILES) {
            throw new StoreException(
                    Reason.FAILED,
                    "%s cannot be backed up: its name is none that Colophon gives, or there are more than %,d files"
                            .formatted(file, MOST_FILES));
        }
        try (InputStream in = Files.newInputStream(file)) {
            long left = Files.size(file);
            zip.setLevel(COMPRESSED.matcher(name).matches() ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(name));
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[1 << 16];
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                digest.update(buffer, 0, read);
                zip.write(buffer, 0, read);
                progress.accept(read);
                left -= read;
            }
            zip.closeEntry();
            sums.put(name, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException _) {
            // Removed since the folder was listed.
        } catch (IOException e) {
            throw failed(part, e);
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
        sums.put(name, HexFormat.of().formatHex(Sha256.digest().digest(bytes)));
    }

    /**
     * Ends it: all of it is on the disk, under its name, when this returns.
     *
     * @return how many files of the home are in it
     */
    public int finish() {
        try {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(SUMS));
            OutputStream lines = new BufferedOutputStream(zip);
            for (Map.Entry<String, String> sum : sums.entrySet()) {
                lines.write((sum.getValue() + "  " + sum.getKey() + "\n").getBytes(UTF_8));
            }
            lines.flush();
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
            Files.move(part, target);
            Durable.flushFolder(target.getParent());
            finished = true;
            return sums.size() - 1;
        } catch (FileAlreadyExistsException _) {
            throw exists(target);
        } catch (IOException e) {
            throw failed(part, e);
        }
    }

    /** Leaves nothing behind unless it was finished. */
    @Override
    public void close() {
        try {
            channel.close();
            if (!finished) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw failed(part, e);
        }
    }

    private static StoreException exists(Path file) {
        return new StoreException(Reason.NOT_WRITABLE, file + " is there already: name a new file");
    }

    private static StoreException failed(Path file, IOException e) {
        return new StoreException(
                Reason.NOT_WRITABLE,
                "cannot write %s: %s; free space there or name another file"
                        .formatted(file, e instanceof NoSuchFileException ? "its folder is not there" : e.getMessage()),
                e);
    }
}
