package dev.colophon.evidence.verify.read;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What a record holds, read once more from its place: the body of a response without its chunks, or the block of a resource. */
public final class RecordPayload extends BlockInputStream {

    private static final int MAX_HEADER = 256 << 10;

    private final GzipMembers members;
    private final BufferedInputStream block;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final Chunks chunks = new Chunks(content::write);
    private final byte[] raw = new byte[1 << 16];
    private final boolean chunked;
    private long left;
    private byte[] ready = new byte[0];
    private int at;

    private RecordPayload(GzipMembers members, WarcRecord record) throws IOException {
        this.members = members;
        this.block = new BufferedInputStream(new Unpacked(members));
        header(MAX_HEADER);
        this.left = Long.parseLong(record.header("content-length"));
        this.chunked =
                record.header("content-type").startsWith("application/http") && BlockDigests.isChunked(httpHeader());
    }

    /**
     * Reads a record that was found sound.
     *
     * @param warc the whole file
     */
    public static RecordPayload open(Bytes warc, WarcRecord record) throws IOException, MalformedPart {
        GzipMembers members =
                new GzipMembers(warc.slice(record.offset(), record.length()).stream(), "#" + record.number());
        members.next();
        return new RecordPayload(members, record);
    }

    private String httpHeader() throws IOException {
        String header = header((int) Math.min(MAX_HEADER, left));
        left -= header.length();
        return header;
    }

    /** Up to and with the empty line. */
    private String header(int most) throws IOException {
        StringBuilder header = new StringBuilder();
        while (!endsHeader(header)) {
            int one = header.length() < most ? block.read() : -1;
            if (one < 0) {
                throw new IOException("no end of a header");
            }
            header.append((char) one);
        }
        return header.toString();
    }

    private static boolean endsHeader(StringBuilder header) {
        int length = header.length();
        return length >= 4
                && header.charAt(length - 1) == '\n'
                && header.charAt(length - 2) == '\r'
                && header.charAt(length - 3) == '\n'
                && header.charAt(length - 4) == '\r';
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (at == ready.length) {
            if (!fill()) {
                return -1;
            }
        }
        int given = Math.min(count, ready.length - at);
        System.arraycopy(ready, at, into, from, given);
        at += given;
        return given;
    }

    private boolean fill() throws IOException {
        int read = left == 0 ? -1 : block.read(raw, 0, (int) Math.min(raw.length, left));
        if (read < 0) {
            return false;
        }
        left -= read;
        content.reset();
        if (chunked) {
            chunks.update(raw, 0, read);
        } else {
            content.write(raw, 0, read);
        }
        ready = content.toByteArray();
        at = 0;
        return true;
    }

    @Override
    public void close() {
        members.close();
    }

    /** A gzip member as a stream. */
    private static final class Unpacked extends BlockInputStream {

        private final GzipMembers members;

        Unpacked(GzipMembers members) {
            this.members = members;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            try {
                return members.read(into, from, count);
            } catch (MalformedPart e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
