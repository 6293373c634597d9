package dev.colophon.media.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A superbox of JUMBF (ISO 19566-5).
 *
 * @param type four letters of C2PA, such as {@code c2cl} of a claim; empty of what is none of its kinds or has no name
 * @param label its name
 * @param bytes all of it but its header, over which it is hashed
 * @param boxes the superboxes in it
 * @param contents what else is in it
 */
record Jumbf(String type, String label, byte[] bytes, List<Jumbf> boxes, List<Content> contents) {

    static final int DEEPEST = 16;

    static final int CBOR = Boxes.type("cbor");

    private static final int SUPERBOX = Boxes.type("jumb");
    private static final int DESCRIPTION = Boxes.type("jumd");

    /** Of a description: a UUID and a byte, whose lowest bits say that it can be asked for and that a label follows. */
    private static final int LABEL = 17;

    private static final int NAMED = 3;

    /** What follows the four letters in each UUID of C2PA. */
    private static final byte[] TAIL = HexFormat.of().parseHex("00110010800000AA00389B71");

    /** A box that has no others in it. */
    record Content(int type, byte[] bytes) {}

    /** Reads a manifest store. */
    static Jumbf read(byte[] store) throws IOException {
        return new Reader(store).superbox(0, store.length, 1);
    }

    Optional<Jumbf> box(String name) {
        return boxes.stream().filter(box -> box.label().equals(name)).findFirst();
    }

    /** The first of a name, when it is of that type. */
    Optional<Jumbf> box(String name, String ofType) {
        return box(name).filter(box -> box.type().equals(ofType));
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
            String type = "";
            String label = "";
            List<Jumbf> boxes = new ArrayList<>();
            List<Content> contents = new ArrayList<>();
            for (int at = from; at < to; ) {
                Boxes.Box box = box(at, to);
                byte[] bytes = Arrays.copyOfRange(store, (int) box.content(), (int) box.end());
                if (box.type() == SUPERBOX) {
                    boxes.add(superbox(at, to, depth + 1));
                } else if (box.type() == DESCRIPTION) {
                    type = type(bytes);
                    label = label(bytes);
                } else {
                    contents.add(new Content(box.type(), bytes));
                }
                at = (int) box.end();
            }
            return new Jumbf(type, label, Arrays.copyOfRange(store, from, to), boxes, contents);
        }

        private Boxes.Box box(int start, int end) throws IOException {
            if (++count > 2 * Boxes.MOST) { // a superbox is met twice
                throw new IOException("more than " + Boxes.MOST + " boxes");
            }
            return Boxes.box(ByteBuffer.wrap(store, start, end - start), start, end)
                    .orElseThrow(() -> new IOException("a box that is larger than what is around it"));
        }

        private static String type(byte[] description) {
            return isNamed(description) && Arrays.equals(description, 4, LABEL - 1, TAIL, 0, TAIL.length)
                    ? new String(description, 0, 4, StandardCharsets.US_ASCII)
                    : "";
        }

        private static boolean isNamed(byte[] description) {
            return description.length > LABEL && (description[LABEL - 1] & NAMED) == NAMED;
        }

        private static String label(byte[] description) {
            if (!isNamed(description)) {
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
