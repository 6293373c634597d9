package dev.colophon.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.bundle.sealed.BundleFacts.FileFacts;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.container.DataPackage.Resource;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A zip file in which every byte has one right value (form: see the package). Contents stream through; nothing of them is
 * kept.
 */
final class StrictZip implements Closeable {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    private static final short UTF8_NAMES = 0x0800;
    private static final short STORED = 0;
    private static final short MIDNIGHT = 0;

    /** 1980-01-01, the first day that zip knows. */
    private static final short FIRST_DAY = 1 << 5 | 1;

    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int MOST_ENTRIES = 0xfffe;
    private static final long MOST_BYTES = 0xffff_fffeL;

    private final FileChannel file;
    private final List<Entry> entries = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    private record Entry(byte[] name, int crc, long size, long offset) {}

    /** A new file. */
    StrictZip(Path path) throws IOException {
        file = FileChannel.open(path, CREATE_NEW, READ, WRITE);
    }

    /** Adds a file; answers its hash and length. */
    Resource add(String name, byte[] content) throws IOException {
        return add(name, new ByteArrayInputStream(content));
    }

    /** Adds what the stream gives. */
    Resource add(String name, InputStream content) throws IOException {
        byte[] spelled = name.getBytes(UTF_8);
        long offset = file.position();
        // Checksum and size stand in front of the content but are known behind it: the header is written last, in its
        // place.
        file.position(offset + LOCAL_BYTES + spelled.length);
        CRC32 crc = new CRC32();
        MessageDigest sha256 = sha256();
        long size = 0;
        for (int read = content.read(buffer.array()); read >= 0; read = content.read(buffer.array())) {
            size += read;
            requireRoom(file.position() + read);
            crc.update(buffer.array(), 0, read);
            sha256.update(buffer.array(), 0, read);
            write(buffer.clear().limit(read));
        }
        Entry entry = new Entry(spelled, (int) crc.getValue(), size, offset);
        long behind = file.position();
        file.position(offset);
        write(local(entry));
        file.position(behind);
        entries.add(entry);
        return new Resource(name, Hash.of(sha256.digest()), size);
    }

    /** Where the content of the entry that was added last can be read. */
    long contentOffset() {
        Entry last = entries.getLast();
        return last.offset() + LOCAL_BYTES + last.name().length;
    }

    FileChannel channel() {
        return file;
    }

    /** Writes the directory and makes everything durable. */
    void finish() throws IOException {
        long offset = file.position();
        for (Entry entry : entries) {
            write(central(entry));
        }
        long size = file.position() - offset;
        requireRoom(file.position() + END_BYTES);
        ByteBuffer end = little(END_BYTES).putInt(END).putInt(0);
        end.putShort((short) entries.size()).putShort((short) entries.size());
        write(end.putInt((int) size).putInt((int) offset).putShort((short) 0).flip());
        file.force(true);
    }

    /** Length and hash of the finished file; read once more, because headers are written behind what they head. */
    FileFacts facts() throws IOException {
        MessageDigest sha256 = sha256();
        file.position(0);
        while (file.read(buffer.clear()) >= 0) {
            sha256.update(buffer.flip());
        }
        return new FileFacts(file.size(), Hash.of(sha256.digest()));
    }

    private static ByteBuffer local(Entry entry) {
        ByteBuffer header = little(LOCAL_BYTES + entry.name().length).putInt(LOCAL);
        return common(header, entry).putShort((short) 0).put(entry.name()).flip();
    }

    private static ByteBuffer central(Entry entry) {
        ByteBuffer header =
                little(CENTRAL_BYTES + entry.name().length).putInt(CENTRAL).putShort(VERSION);
        // Behind the lengths of name and extra field: comment, disk, internal and external attributes, all nothing.
        common(header, entry)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        return header.putInt(0).putInt((int) entry.offset()).put(entry.name()).flip();
    }

    private static ByteBuffer common(ByteBuffer header, Entry entry) {
        header.putShort(VERSION)
                .putShort(UTF8_NAMES)
                .putShort(STORED)
                .putShort(MIDNIGHT)
                .putShort(FIRST_DAY);
        header.putInt(entry.crc()).putInt((int) entry.size()).putInt((int) entry.size());
        return header.putShort((short) entry.name().length);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private void requireRoom(long length) {
        if (length > MOST_BYTES || entries.size() >= MOST_ENTRIES) {
            throw new EvidenceException(
                    Reason.UNFIT, "a bundle holds at most 4 GiB and 65,534 files; capture less at once");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
