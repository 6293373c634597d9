package dev.colophon.media.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A superbox of JUMBF (ISO 19566-5).
 *
 * @param label its name
 * @param bytes all of it but its header, over which it is hashed
 * @param boxes the superboxes in it
 * @param contents what else is in it
 */
record Jumbf(String label, byte[] bytes, List<Jumbf> boxes, List<Content> contents) {

    static final int DEEPEST = 16;

    static final int CBOR = Boxes.type("cbor");

    private static final int SUPERBOX = Boxes.type("jumb");
    private static final int DESCRIPTION = Boxes.type("jumd");

    /** Of a description: a UUID and a byte, whose second bit says that a label follows. */
    private static final int LABEL = 17;

    private static final int HAS_LABEL = 2;

    /** A box that has no others in it. */
    record Content(int type, byte[] bytes) {}

    /** Reads a manifest store. */
    static Jumbf read(byte[] store) throws IOException {
        return new Reader(store).superbox(0, store.length, 1);
    }

    Optional<Jumbf> box(String name) {
        return boxes.stream().filter(box -> box.label().equals(name)).findFirst();
    }

    /** The content of a type. */
    Optional<byte[]> content(int type) {
        return contents.stream()
                .filter(content -> content.type() == type)
                .map(Content::bytes)
                .findFirst();
    }

    private static final class Reader {

        private final byte[] store;
        private int count;

        Reader(byte[] store) {
            this.store = store;
        }

        Jumbf superbox(int start, int end, int depth) throws IOException {
            Boxes.Box outer = box(start, end);
            if (outer.type() != SUPERBOX) {
                throw new IOException("no JUMBF");
            }
            if (depth > DEEPEST) {
                throw new IOException("boxes nested deeper than " + DEEPEST);
            }
            int from = (int) outer.content();
            int to = (int) outer.end();
            String label = "";
            List<Jumbf> boxes = new ArrayList<>();
            List<Content> contents = new ArrayList<>();
            for (int at = from; at < to; ) {
                Boxes.Box box = box(at, to);
                byte[] bytes = Arrays.copyOfRange(store, (int) box.content(), (int) box.end());
                if (box.type() == SUPERBOX) {
                    boxes.add(superbox(at, to, depth + 1));
                } else if (box.type() == DESCRIPTION) {
                    label = label(bytes);
                } else {
                    contents.add(new Content(box.type(), bytes));
                }
                at = (int) box.end();
            }
            return new Jumbf(label, Arrays.copyOfRange(store, from, to), boxes, contents);
        }

        private Boxes.Box box(int start, int end) throws IOException {
            if (++count > 2 * Boxes.MOST) { // a superbox is met twice
                throw new IOException("more than " + Boxes.MOST + " boxes");
            }
            return Boxes.box(ByteBuffer.wrap(store, start, end - start), start, end)
                    .orElseThrow(() -> new IOException("a box that is larger than what is around it"));
        }

        private static String label(byte[] description) {
            if (description.length <= LABEL || (description[LABEL - 1] & HAS_LABEL) == 0) {
                return "";
            }
            int end = LABEL;
            while (end < description.length && description[end] != 0) {
                end++;
            }
            return new String(description, LABEL, end - LABEL, StandardCharsets.UTF_8);
        }
    }
}
