package dev.colophon.evidence.verify.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as others make them. */
public final class SampleArchives {

    private static final int BLOCK = 512;

    private SampleArchives() {}

    public static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** Long names as GNU's tar writes them. */
    public static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            byte[] name = file.getKey().getBytes(UTF_8);
            if (name.length > 100) {
                entry(tar, "././@LongLink".getBytes(US_ASCII), 'L', Arrays.copyOf(name, name.length + 1));
            }
            entry(tar, name, '0', file.getValue());
        }
        tar.write(new byte[2 * BLOCK]);
        return tar.toByteArray();
    }

    static void entry(ByteArrayOutputStream tar, byte[] name, char type, byte[] content) throws IOException {
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, Math.min(100, name.length));
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0%011o\0".formatted(content.length, 0));
        put(header, 148, "        " + type);
        put(header, 257, "ustar  ");
        int sum = 0;
        for (byte one : header) {
            sum += Byte.toUnsignedInt(one);
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[Math.floorMod(-content.length, BLOCK)]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
