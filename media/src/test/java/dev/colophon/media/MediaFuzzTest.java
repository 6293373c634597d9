package dev.colophon.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.media.WalkedFile.Found;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class MediaFuzzTest {

    private static final String TIME = "1m";
    private static final String TEXT = "It was a bright cold day in April. \u4e00\u7bc7\u6587\u7ae0\u3002";
    private static final String PAGE =
            "<!doctype html><meta charset=utf-8><title>A</title><p>%s<script>x</script>".formatted(TEXT);

    @TempDir
    static Path folder;

    private static Path file(byte[] data) throws IOException {
        return Files.write(folder.resolve("input"), data);
    }

    static List<byte[]> files() throws IOException {
        List<byte[]> all = new ArrayList<>(texts());
        all.addAll(archives());
        all.addAll(pictures());
        all.add("ID3\u0004\0\0\0\0\0\0".getBytes(UTF_8));
        all.add("#EXTM3U\nhttp://site.example/a.ts\n".getBytes(UTF_8));
        all.add("\0\0\0\u0018ftypisom\0\0\2\0isom".getBytes(UTF_8));
        return all;
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = TIME)
    void type(byte[] data) throws IOException {
        TypeSniffer.sniff(data);
        TypeSniffer.sniff(file(data));
    }

    static List<byte[]> texts() {
        return List.of(
                TEXT.getBytes(UTF_8),
                PAGE.getBytes(UTF_8),
                TEXT.getBytes(java.nio.charset.Charset.forName("GB18030")),
                TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = TIME)
    void text(byte[] data) throws IOException {
        TextDecoder.decode(data, Optional.empty(), 10_000);
        HtmlPage.read(file(data), 10_000);
    }

    static List<byte[]> archives() throws IOException {
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

    @MethodSource("archives")
    @FuzzTest(maxDuration = TIME)
    void archive(byte[] data) throws IOException {
        List<WalkedFile> seen = new ArrayList<>();
        Path file = file(data);
        if (TypeSniffer.sniff(file).kind() != FileType.Kind.ARCHIVE) {
            return;
        }
        new ArchiveWalk(new WalkLimits(3, 200, 1 << 22, 100, 1 << 16), walked -> {
                    seen.add(walked);
                    if (walked instanceof Found found) {
                        close(found);
                    }
                })
                .open("input", file);
        if (seen.isEmpty()) {
            throw new AssertionError("nothing was said");
        }
    }

    private static void close(Found found) {
        try (found) {
            TypeSniffer.sniff(found.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> pictures() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String format : List.of("png", "jpg", "gif", "bmp", "tiff")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), format, bytes);
            all.add(bytes.toByteArray());
        }
        return all;
    }

    @MethodSource("pictures")
    @FuzzTest(maxDuration = TIME)
    void picture(byte[] data) throws IOException {
        Path file = file(data);
        FileType type = TypeSniffer.sniff(file);
        if (type.kind() != FileType.Kind.PICTURE) {
            return;
        }
        try {
            new PictureDecoder(100_000, 2_000).decode(file, type);
        } catch (RefusedException | IOException refused) {
            // As it should be.
        }
    }

    static List<byte[]> documents() throws IOException {
        return List.of(
                ("{\\rtf1\\ansi " + TEXT + "\\par}").getBytes(UTF_8),
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>"
                        .getBytes(UTF_8),
                zip("[Content_Types].xml", "word/document.xml"),
                zip("mimetype", "META-INF/container.xml"));
    }

    @MethodSource("documents")
    @FuzzTest(maxDuration = TIME)
    void document(byte[] data) throws IOException {
        Path file = file(data);
        FileType type = TypeSniffer.sniff(file);
        if (type.kind() == FileType.Kind.DOCUMENT) {
            DocumentText.write(type, file, 10_000, java.io.Writer.nullWriter());
        }
    }

    static List<byte[]> reports() {
        return List.of("""
                [info] Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/input':
                [info]   Duration: 00:00:03.02, start: 0.000000, bitrate: 120 kb/s
                [info]   Stream #0:0[0x1](und): Video: h264 (High), yuv420p, 96x64, 100 kb/s, 8 fps (default)
                [info]   Stream #0:1[0x2](und): Audio: aac (LC), 44100 Hz, mono, fltp, 50 kb/s (default)
                [aac @ 0x55] [error] channel element 0.0 is not allocated
                [info] Output #0, f32le, to 'pipe:1':
                [info]   Stream #0:0: Audio: pcm_f32le, 11025 Hz, stereo, flt, 705 kb/s
                """.getBytes(UTF_8));
    }

    @MethodSource("reports")
    @FuzzTest(maxDuration = TIME)
    void ffmpegReport(byte[] data) {
        FfmpegReport report = new FfmpegReport(Path.of("input"));
        new String(data, UTF_8).lines().forEach(report);
        report.certainLength();
        report.firstError();
    }
}
