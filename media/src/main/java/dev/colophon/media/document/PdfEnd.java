package dev.colophon.media.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Whether a PDF ends as it has to (ISO 32000-1, 7.5.5): with {@code %%EOF}. Whatever bytes may follow, as servers add some, but
 * no object: of a file that was written on, or is meant to be shown before all of it is there, an earlier end says nothing.
 */
final class PdfEnd {

    private static final String MARK = "%%EOF";
    private static final Pattern OBJECT = Pattern.compile("[0-9]\\s+[0-9]+\\s+obj\\b");
    private static final int BLOCK_BYTES = 1 << 16;
    /** Of the block behind it, so that nothing is lost between two. */
    private static final int OVERLAP = 64;

    private PdfEnd() {}

    static boolean isThere(Path pdf) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(pdf.toFile(), "r")) {
            for (long to = in.length(); to > 0; to -= BLOCK_BYTES) {
                long from = Math.max(0, to - BLOCK_BYTES);
                byte[] bytes = new byte[(int) (Math.min(in.length(), to + OVERLAP) - from)];
                in.seek(from);
                in.readFully(bytes);
                String block = new String(bytes, StandardCharsets.ISO_8859_1);
                int end = block.lastIndexOf(MARK);
                if (OBJECT.matcher(block).find(Math.max(0, end))) {
                    return false;
                } else if (end >= 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
