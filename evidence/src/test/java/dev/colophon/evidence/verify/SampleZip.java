package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Writes the container of a bundle, also a wrong one: nothing is checked. */
final class SampleZip {

    private final List<byte[]> pieces = new ArrayList<>();
    private final List<byte[]> directory = new ArrayList<>();
    private int at;

    static SampleZip of(Map<String, byte[]> entries) {
        return of(List.copyOf(entries.entrySet()));
    }

    static SampleZip of(List<Map.Entry<String, byte[]>> entries) {
        SampleZip zip = new SampleZip();
        entries.forEach(entry -> zip.add(entry.getKey(), entry.getValue(), 0));
        return zip;
    }

    /** What a container holds, in its order. */
    static Map<String, byte[]> entries(byte[] container) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleZip add(String name, byte[] data, int externalAttributes) {
        byte[] raw = name.getBytes(UTF_8);
        CRC32 crc = new CRC32();
        crc.update(data);
        byte[] shared = ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 20)
                .putShort((short) 0x800)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0x21)
                .putInt((int) crc.getValue())
                .putInt(data.length)
                .putInt(data.length)
                .putShort((short) raw.length)
                .putShort((short) 0)
                .array();
        directory.add(ByteBuffer.allocate(46 + raw.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x02014b50)
                .putShort((short) 20)
                .put(shared)
                .putShort((short) 0)
                .putInt(0)
                .putInt(externalAttributes)
                .putInt(at)
                .put(raw)
                .array());
        piece(ByteBuffer.allocate(30 + raw.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x04034b50)
                .put(shared)
                .put(raw)
                .array());
        piece(data);
        return this;
    }

    private void piece(byte[] bytes) {
        pieces.add(bytes);
        at += bytes.length;
    }

    byte[] bytes() {
        int start = at;
        directory.forEach(this::piece);
        piece(ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) directory.size())
                .putShort((short) directory.size())
                .putInt(at - start)
                .putInt(start)
                .putShort((short) 0)
                .array());
        ByteBuffer all = ByteBuffer.allocate(at);
        pieces.forEach(all::put);
        return all.array();
    }
}
