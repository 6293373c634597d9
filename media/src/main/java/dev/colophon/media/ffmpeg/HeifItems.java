package dev.colophon.media.ffmpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * How many pictures a HEIC or AVIF file holds: the items of its {@code meta} box (ISO/IEC 23008-12) that are pictures, without
 * those that are hidden, a part or the source of another, its thumbnail or its depth, mask or gain.
 */
final class HeifItems {

    private static final Set<String> PICTURES =
            Set.of("hvc1", "av01", "avc1", "vvc1", "jpeg", "j2k1", "grid", "iovl", "iden", "tmap");
    /** Of which the item that refers is no picture of its own; of {@code dimg} those that are referred to. */
    private static final Set<String> OF_ANOTHER = Set.of("thmb", "auxl");

    private static final int MOST_BYTES = 1 << 20;

    private final Set<Integer> pictures = new HashSet<>();
    private final Set<Integer> others = new HashSet<>();

    private HeifItems() {}

    /** 0 where it does not say. */
    static int pictures(Path file) throws IOException {
        HeifItems items = new HeifItems();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            for (long at = 0; at + 8 <= in.length(); ) {
                in.seek(at);
                long length = Integer.toUnsignedLong(in.readInt());
                byte[] name = new byte[4];
                in.readFully(name);
                int head = 8;
                if (length == 1) {
                    length = in.readLong();
                    head = 16;
                }
                if (new String(name, StandardCharsets.ISO_8859_1).equals("meta")) {
                    byte[] bytes = new byte[(int) Math.min(MOST_BYTES, length - head)];
                    in.readFully(bytes);
                    items.meta(ByteBuffer.wrap(bytes));
                    break;
                } else if (length < head) {
                    break;
                }
                at += length;
            }
        } catch (EOFException | BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException cut) {
            // What was read until there counts.
        }
        items.pictures.removeAll(items.others);
        return items.pictures.size();
    }

    private void meta(ByteBuffer meta) {
        meta.getInt();
        boxes(meta, (name, content) -> {
            switch (name) {
                case "iinf" -> {
                    boolean wide = content.getInt() >>> 24 > 0;
                    content.position(content.position() + (wide ? 4 : 2));
                    boxes(content, this::item);
                }
                case "iref" -> {
                    boolean wide = content.getInt() >>> 24 > 0;
                    boxes(content, (type, reference) -> reference(type, reference, wide));
                }
                default -> {}
            }
        });
    }

    private void item(String name, ByteBuffer entry) {
        int versionAndFlags = entry.getInt();
        int version = versionAndFlags >>> 24;
        if (version < 2) {
            return;
        }
        int id = id(entry, version > 2);
        entry.getShort();
        boolean hidden = (versionAndFlags & 1) == 1;
        if (name.equals("infe") && !hidden && PICTURES.contains(fourCharacters(entry))) {
            pictures.add(id);
        }
    }

    private void reference(String type, ByteBuffer reference, boolean wide) {
        int from = id(reference, wide);
        if (OF_ANOTHER.contains(type)) {
            others.add(from);
        } else if (type.equals("dimg")) {
            for (int count = Short.toUnsignedInt(reference.getShort()); count > 0; count--) {
                others.add(id(reference, wide));
            }
        }
    }

    private static int id(ByteBuffer from, boolean wide) {
        return wide ? from.getInt() : Short.toUnsignedInt(from.getShort());
    }

    private static String fourCharacters(ByteBuffer from) {
        byte[] name = new byte[4];
        from.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static void boxes(ByteBuffer in, BiConsumer<String, ByteBuffer> each) {
        while (in.remaining() >= 8) {
            int start = in.position();
            int length = in.getInt();
            String name = fourCharacters(in);
            if (length < 8 || length > in.limit() - start) {
                return;
            }
            each.accept(name, in.slice(start + 8, length - 8));
            in.position(start + length);
        }
    }
}
