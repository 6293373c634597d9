package dev.colophon.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Gives text in UTF-8 to a writer, which stays open. A character may come in pieces. */
final class TextOutputStream extends OutputStream {

    private static final int PIECE = 8_192;

    private final PrintWriter writer;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer characters = CharBuffer.allocate(PIECE);

    TextOutputStream(PrintWriter writer) {
        this.writer = writer;
    }

    @Override
    public void write(int one) throws IOException {
        bytes.put((byte) one);
        if (!bytes.hasRemaining()) {
            decode(false);
        }
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int some = Math.min(length - done, bytes.remaining());
            bytes.put(from, offset + done, some);
            done += some;
            if (!bytes.hasRemaining()) {
                decode(false);
            }
        }
    }

    private void decode(boolean end) throws IOException {
        bytes.flip();
        decoder.decode(bytes, characters, end);
        bytes.compact();
        characters.flip();
        writer.append(characters);
        characters.clear();
        if (writer.checkError()) {
            throw new IOException("is the disk full, or the pipe closed?");
        }
    }

    @Override
    public void flush() throws IOException {
        decode(false);
    }

    @Override
    public void close() throws IOException {
        decode(true);
    }
}
