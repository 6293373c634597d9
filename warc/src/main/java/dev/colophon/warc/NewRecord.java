package dev.colophon.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A record about to be written.
 *
 * @param header from {@code WARC/1.1} to the empty line
 * @param length of the block in bytes
 * @param packed whether the block is known to be packed already, so that trying again would be in vain
 */
record NewRecord(byte[] header, Block block, long length, boolean packed) {

    /** The bytes of a block, from the first. */
    interface Block {
        InputStream open() throws IOException;
    }

    static NewRecord of(FieldLines header, byte[] block) {
        return of(header, () -> new ByteArrayInputStream(block), block.length, false);
    }

    static NewRecord of(FieldLines header, Block block, long length, boolean packed) {
        header.add("Content-Length", Long.toString(length));
        return new NewRecord(
                ("WARC/1.1\r\n" + header + "\r\n").getBytes(StandardCharsets.UTF_8), block, length, packed);
    }
}
