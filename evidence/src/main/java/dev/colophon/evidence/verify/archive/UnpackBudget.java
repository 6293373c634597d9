package dev.colophon.evidence.verify.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What may be unpacked of one archive with all that is in it. Not thread-safe. */
final class UnpackBudget {

    private final long most;
    private final int mostEntries;
    private long bytes;
    private int entries;

    UnpackBudget(long most, int mostEntries) {
        this.most = most;
        this.mostEntries = mostEntries;
    }

    /** It is used up. */
    static final class Exceeded extends IOException {

        private final long bytes;
        private final int entries;

        Exceeded(long bytes, int entries) {
            this.bytes = bytes;
            this.entries = entries;
        }

        long bytes() {
            return bytes;
        }

        int entries() {
            return entries;
        }
    }

    void entry() throws Exceeded {
        entries++;
        check();
    }

    private void check() throws Exceeded {
        if (bytes > most || entries > mostEntries) {
            throw new Exceeded(most, mostEntries);
        }
    }

    /** The same bytes, counted; closing it closes nothing. */
    InputStream metered(InputStream in) {
        return new FilterInputStream(in) {

            @Override
            public int read() throws IOException {
                int one = in.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                int read = in.read(into, at, length);
                count(Math.max(0, read));
                return read;
            }

            @Override
            public void close() {
                // It belongs to whoever opened it.
            }
        };
    }

    private void count(int read) throws Exceeded {
        bytes += read;
        check();
    }
}
