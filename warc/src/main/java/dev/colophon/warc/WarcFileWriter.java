package dev.colophon.warc;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file being written to. {@link #append} and {@link #finish} are for one thread at a time; {@link #force} may run beside
 * them.
 */
final class WarcFileWriter {

    /** Writes bytes behind those that are there. */
    interface Part {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path folder;
    private final String name;
    private final Instant begun;
    private final RandomAccessFile file;
    private volatile long length;
    private volatile boolean broken;

    /** Guards what follows, and that nobody syncs a file that is being closed. */
    private final Object durability = new Object();

    private long durable;
    private boolean finished;

    private WarcFileWriter(Path folder, String name, Instant begun, RandomAccessFile file) {
        this.folder = folder;
        this.name = name;
        this.begun = begun;
        this.file = file;
    }

    /** A new file under a name that nobody had before. Its name is durable once it is finished. */
    static WarcFileWriter create(Path folder, String name, Instant now) throws IOException {
        return new WarcFileWriter(
                folder,
                name,
                now,
                new RandomAccessFile(folder.resolve(name + WarcNames.OPEN).toFile(), "rw"));
    }

    String name() {
        return name;
    }

    Instant begun() {
        return begun;
    }

    long length() {
        return length;
    }

    /** The offset at which the part begins. When it fails nothing of it stays. */
    long append(Part part) throws IOException {
        check();
        long start = length;
        Appending out = new Appending();
        boolean whole = false;
        try {
            part.writeTo(out);
            whole = true;
        } finally {
            if (!whole) {
                takeBack(start);
            }
        }
        length = start + out.written;
        return start;
    }

    private void takeBack(long start) throws IOException {
        boolean done = false;
        try {
            file.setLength(start);
            file.seek(start);
            done = true;
        } finally {
            broken = !done;
        }
    }

    /** All that was appended before the call is durable after it. */
    void force() throws IOException {
        long wanted = length;
        synchronized (durability) {
            if (!finished && durable < wanted) {
                sync();
            }
        }
    }

    /** After a failed sync nobody knows what is on the disk, and the next one would call it done. */
    private void sync() throws IOException {
        check();
        long now = length;
        boolean done = false;
        try {
            file.getFD().sync();
            durable = now;
            done = true;
        } finally {
            broken |= !done;
        }
    }

    /** Makes all durable and gives the file its final name. */
    void finish() throws IOException {
        synchronized (durability) {
            try {
                sync();
                finished = true;
            } finally {
                file.close();
            }
            Disk.rename(folder, name + WarcNames.OPEN, name);
        }
    }

    /** Gives the file up before anybody was told of it. */
    void delete() throws IOException {
        synchronized (durability) {
            broken = true;
            file.close();
            Files.deleteIfExists(folder.resolve(name + WarcNames.OPEN));
        }
    }

    private void check() throws IOException {
        if (broken) {
            throw new IOException("an earlier write to " + name + " failed; begin anew when the disk is mended");
        }
    }

    /** A {@link RandomAccessFile} is used because a channel closes itself when the thread is interrupted. */
    private final class Appending extends OutputStream {
        private long written;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            for (int at = 0; at < count; at += MOST_AT_ONCE) {
                file.write(from, offset + at, Math.min(MOST_AT_ONCE, count - at));
            }
            written += count;
        }
    }
}
