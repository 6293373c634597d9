package dev.colophon.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small files that fuzz tests start from. Whatever is made of them, a reader answers. */
public final class FuzzSeeds {

    /** For each reader. */
    public static final String TIME = "1m";

    private static final String TEXT = "It was a bright cold day in April. \u4e00\u7bc7\u6587\u7ae0\u3002";
    private static final String PAGE =
            "<!doctype html><meta charset=utf-8><title>A</title><p>%s<script>x</script>".formatted(TEXT);

    private FuzzSeeds() {}

    public static List<byte[]> files() throws IOException {
        List<byte[]> all = new ArrayList<>(texts());
        all.addAll(archives());
        all.addAll(pictures());
        all.add("ID3\u0004\0\0\0\0\0\0".getBytes(UTF_8));
        all.add("#EXTM3U\nhttp://site.example/a.ts\n".getBytes(UTF_8));
        all.add("\0\0\0\u0018ftypisom\0\0\2\0isom".getBytes(UTF_8));
        return all;
    }

    public static List<byte[]> texts() {
        return List.of(
                TEXT.getBytes(UTF_8),
                PAGE.getBytes(UTF_8),
                TEXT.getBytes(java.nio.charset.Charset.forName("GB18030")),
                TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    }

    public static List<byte[]> archives() throws IOException {
        byte[] zip = zip("a.txt", "b/c.txt");
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
            for (byte[] content : List.of(zip, TEXT.getBytes(UTF_8))) {
                TarArchiveEntry entry = new TarArchiveEntry("entry-" + content.length);
                entry.setSize(content.length);
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            }
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            tar.writeTo(out);
        }
        return List.of(zip, tar.toByteArray(), gzip.toByteArray());
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(TEXT.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    public static List<byte[]> pictures() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String format : List.of("png", "jpg", "gif", "bmp", "tiff")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), format, bytes);
            all.add(bytes.toByteArray());
        }
        return all;
    }

    public static List<byte[]> documents() throws IOException {
        return List.of(
                ("{\\rtf1\\ansi " + TEXT + "\\par}").getBytes(UTF_8),
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>"
                        .getBytes(UTF_8),
                zip("[Content_Types].xml", "word/document.xml"),
                zip("mimetype", "META-INF/container.xml"));
    }
}
