package dev.colophon.media.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Boxes of ISO base media files, as MP4, HEIF, AVIF and JUMBF have them. */
final class Boxes {

    static final int MOST = 4_096;

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;

    private Boxes() {}

    /**
     * A box.
     *
     * @param content where its content starts
     */
    record Box(int type, long start, long content, long end) {

        long size() {
            return end - start;
        }
    }

    static int type(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }

    /** The boxes on the top level of a file, of which there may be many more, or none for its last bytes. */
    static List<Box> of(FileBytes file) throws IOException {
        List<Box> boxes = new ArrayList<>();
        for (long at = 0; at < file.size() && boxes.size() < MOST; ) {
            ByteBuffer header = file.at(at, (int) Math.min(LARGE_HEADER, file.size() - at));
            Optional<Box> box = box(header, at, file.size());
            if (box.isEmpty()) {
                break;
            }
            boxes.add(box.get());
            at = box.get().end();
        }
        return boxes;
    }

    /**
     * A box by its header; empty where that is none, or of a box that is larger than what is around it.
     *
     * @param header at most 16 bytes of it
     * @param end where what is around it ends
     */
    static Optional<Box> box(ByteBuffer header, long start, long end) {
        if (header.remaining() < HEADER) {
            return Optional.empty();
        }
        long size = Integer.toUnsignedLong(header.getInt());
        int type = header.getInt();
        int length = HEADER;
        if (size == 1) {
            if (header.remaining() < LARGE_HEADER - HEADER) {
                return Optional.empty();
            }
            size = header.getLong();
            length = LARGE_HEADER;
        } else if (size == 0) {
            size = end - start;
        }
        return size < length || size > end - start
                ? Optional.empty()
                : Optional.of(new Box(type, start, start + length, start + size));
    }
}
