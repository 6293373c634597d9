package dev.colophon.benchmark.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.ffmpeg.NoFfmpegException;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Small sound files of each format that is read, or known and refused, made by our own code and by ffmpeg. */
final class HostileSeeds {

    private static final Duration ENCODING = Duration.ofMinutes(1);
    private static final long SEED = 14;
    private static final double SECONDS = 3;
    private static final int CHARACTERS = 700;

    /** Encoded from WAV, with what ffmpeg is told for it. */
    private static final Map<String, List<String>> SOUNDS = sounds();

    private static Map<String, List<String>> sounds() {
        Map<String, List<String>> sounds = new LinkedHashMap<>();
        sounds.put("mp3", List.of("-b:a", "48k"));
        sounds.put("flac", List.of());
        sounds.put("ogg", List.of("-c:a", "vorbis", "-strict", "-2", "-ac", "2"));
        sounds.put("opus", List.of("-c:a", "opus", "-strict", "-2", "-ar", "48000", "-f", "ogg"));
        sounds.put("m4a", List.of("-c:a", "aac", "-b:a", "48k"));
        sounds.put("aac", List.of("-c:a", "aac", "-b:a", "48k"));
        sounds.put("aiff", List.of());
        sounds.put("caf", List.of("-c:a", "pcm_s16le"));
        sounds.put("wv", List.of());
        sounds.put("ac3", List.of("-b:a", "64k"));
        sounds.put("wma", List.of("-c:a", "wmav2", "-b:a", "48k"));
        return sounds;
    }

    /** Encoded from a film, likewise. */
    private static final Map<String, List<String>> FILMS = films();

    private static Map<String, List<String>> films() {
        Map<String, List<String>> films = new LinkedHashMap<>();
        films.put("mp4", List.of("-c:v", "mpeg4", "-c:a", "aac"));
        films.put("mkv", List.of("-c:v", "mpeg4", "-c:a", "flac"));
        films.put("webm", List.of("-c:v", "libvpx", "-c:a", "vorbis", "-strict", "-2", "-ac", "2"));
        films.put("avi", List.of("-c:v", "mpeg4", "-c:a", "mp2"));
        films.put("mov", List.of("-c:v", "mjpeg", "-c:a", "pcm_s16le"));
        films.put("flv", List.of("-c:v", "flv", "-an"));
        films.put("ts", List.of("-c:v", "mpeg2video", "-c:a", "mp2"));
        films.put("gif", List.of("-an"));
        return films;
    }

    /** Encoded from PNG, likewise. */
    private static final Map<String, List<String>> PICTURES = pictures();

    private static Map<String, List<String>> pictures() {
        Map<String, List<String>> pictures = new LinkedHashMap<>();
        pictures.put("webp", List.of("-c:v", "libwebp"));
        pictures.put("avif", List.of("-c:v", "libaom-av1", "-still-picture", "1", "-cpu-used", "8"));
        pictures.put("jp2", List.of("-c:v", "jpeg2000"));
        pictures.put("jxl", List.of("-c:v", "libjxl"));
        return pictures;
    }

    /**
     * One good file.
     *
     * @param packing how its content is packed, so that content can be damaged behind good check sums
     */
    record Seed(String format, String extension, byte[] bytes, Wrapping packing) {

        Seed(String format, byte[] bytes) {
            this(format, format, bytes, Wrapping.NONE);
        }

        Seed(String format, byte[] bytes, Wrapping packing) {
            this(format, format, bytes, packing);
        }
    }

    private final Path folder;
    private final List<Seed> seeds = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private HostileSeeds(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the files, some of them below a folder.
     *
     * @param missing gets the name of each format that the ffmpeg at hand cannot write
     */
    static List<Seed> in(Path folder, List<String> missing) throws IOException {
        HostileSeeds made = new HostileSeeds(Files.createDirectories(folder));
        made.soundsAndFilms();
        made.stills();
        made.texts();
        made.documents();
        made.archives();
        missing.addAll(made.missing);
        return List.copyOf(made.seeds);
    }

    private void soundsAndFilms() throws IOException {
        Path wav = folder.resolve("seed.wav");
        Music.piece(SEED, SECONDS).mono().writeWav(wav);
        seeds.add(new Seed("wav", Files.readAllBytes(wav)));
        for (Map.Entry<String, List<String>> sound : SOUNDS.entrySet()) {
            encode(sound.getKey(), List.of("-i", wav.toString(), "-ar", "22050"), sound.getValue());
        }
        Film film = Animation.film(SEED, 96, 64, SECONDS, 8);
        Path y4m = folder.resolve("seed.y4m");
        film.writeY4m(y4m);
        for (Map.Entry<String, List<String>> to : FILMS.entrySet()) {
            encode(to.getKey(), List.of("-i", y4m.toString(), "-i", wav.toString()), to.getValue());
        }
    }

    private void stills() throws IOException {
        BufferedImage picture = Pictures.picture(SEED, 160, 120);
        for (String format : List.of("png", "jpg", "bmp", "tiff", "gif")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IOException("Java writes no " + format);
            }
            seeds.add(new Seed(
                    format.equals("gif") ? "gif (still)" : format, format, bytes.toByteArray(), Wrapping.NONE));
        }
        Path png = folder.resolve("seed.png");
        ImageIO.write(picture, "png", png.toFile());
        for (Map.Entry<String, List<String>> to : PICTURES.entrySet()) {
            encode(to.getKey(), List.of("-i", png.toString()), to.getValue());
        }
    }

    private void encode(String format, List<String> from, List<String> how) throws IOException {
        Path to = folder.resolve("seed." + format);
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(from);
        arguments.addAll(how);
        arguments.add(to.toString());
        try {
            Ffmpeg.find().run(arguments, ENCODING);
            seeds.add(new Seed(format, Files.readAllBytes(to)));
        } catch (NoFfmpegException e) {
            throw new IOException(e.getMessage(), e);
        } catch (IOException noEncoder) {
            missing.add(format);
        }
    }

    private void texts() {
        String english = Stories.text(SEED, Stories.Language.ENGLISH, CHARACTERS);
        String chinese = Stories.text(SEED, Stories.Language.CHINESE, CHARACTERS);
        seeds.add(new Seed("txt", english.getBytes(UTF_8)));
        seeds.add(new Seed("txt (GB18030)", "txt", chinese.getBytes(Charset.forName("GB18030")), Wrapping.NONE));
        seeds.add(new Seed("html", page(english).getBytes(UTF_8)));
        seeds.add(new Seed(
                "rtf",
                ("{\\rtf1\\ansi{\\fonttbl\\f0\\fswiss Helvetica;}\\f0\\pard " + english + "\\par}").getBytes(UTF_8)));
        seeds.add(new Seed(
                "svg", "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>".getBytes(UTF_8)));
        seeds.add(new Seed("m3u8", "#EXTM3U\n#EXTINF:9.0,\nhttp://site.example/a.ts\n".getBytes(UTF_8)));
    }

    private static String page(String text) {
        return "<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title></head><body><h1>Title</h1>"
                + "<p class=x>%s</p><img src='a.png' alt='b'><a href='http://site.example/?q=1'>more</a></body></html>"
                        .formatted(text);
    }

    private void documents() throws IOException {
        String english = Stories.text(SEED + 1, Stories.Language.ENGLISH, CHARACTERS);
        byte[] picture = bytes("jpg");
        seeds.add(new Seed("pdf", pdf(english, CompressParameters.NO_COMPRESSION)));
        seeds.add(new Seed("pdf (packed)", "pdf", pdf(english, CompressParameters.DEFAULT_COMPRESSION), Wrapping.NONE));
        seeds.add(new Seed("docx", OfficeFiles.docx(english, picture), Wrapping.ZIP));
        seeds.add(new Seed("epub", OfficeFiles.epub(english, picture), Wrapping.ZIP));
        seeds.add(new Seed("odt", OfficeFiles.odt(english, picture), Wrapping.ZIP));
    }

    private static byte[] pdf(String text, CompressParameters compression) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(
                    document, page, PDPageContentStream.AppendMode.OVERWRITE, compression.isCompress())) {
                content.drawImage(LosslessFactory.createFromImage(document, Pictures.picture(SEED, 80, 80)), 20, 20);
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 9);
                content.setLeading(11);
                content.newLineAtOffset(50, 700);
                for (String line : text.split("(?<=\\G.{90})", -1)) {
                    content.showText(line.replaceAll("[^\\x20-\\x7e]", " "));
                    content.newLine();
                }
                content.endText();
            }
            document.save(bytes, compression);
        }
        return bytes.toByteArray();
    }

    private void archives() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("sound.mp3", bytes("mp3"));
        entries.put("folder/picture.png", bytes("png"));
        entries.put("story.txt", bytes("txt"));
        entries.put("page.html", bytes("html"));
        byte[] zip = OfficeFiles.zip(entries);
        seeds.add(new Seed("zip", zip, Wrapping.ZIP));
        entries.put("inner.zip", zip);
        byte[] tar = tar(entries);
        seeds.add(new Seed("tar", tar));
        seeds.add(new Seed("tar.gz", gzip(tar), Wrapping.GZIP));
        seeds.add(new Seed("gz", gzip(bytes("txt")), Wrapping.GZIP));
        seeds.add(new Seed(
                "7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4, 1, 2, 3, 4, 5, 6, 7, 8}));
        byte[] warc = warc(entries);
        seeds.add(new Seed("warc", warc));
        seeds.add(new Seed("warc.gz", gzip(warc), Wrapping.GZIP));
        seeds.add(new Seed(
                "wacz",
                OfficeFiles.zip(Map.of("archive/data.warc", warc, "datapackage.json", "{}".getBytes(UTF_8))),
                Wrapping.ZIP));
    }

    private byte[] bytes(String format) {
        return seeds.stream()
                .filter(seed -> seed.format().equals(format))
                .findFirst()
                .orElseGet(seeds::getFirst)
                .bytes();
    }

    private static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey());
                header.setSize(entry.getValue().length);
                tar.putArchiveEntry(header);
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] warc(Map<String, byte[]> bodies) throws IOException {
        ByteArrayOutputStream warc = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
            String type = body.getKey().endsWith("html") ? "text/html; charset=utf-8" : "application/octet-stream";
            ByteArrayOutputStream http = new ByteArrayOutputStream();
            http.write("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(type, body.getValue().length)
                    .getBytes(UTF_8));
            http.write(body.getValue());
            warc.write("""
                    WARC/1.1\r
                    WARC-Type: response\r
                    WARC-Record-ID: <urn:uuid:6b6b4d1c-0e0a-4a3e-9c3e-00000000%04x>\r
                    WARC-Date: 2026-01-02T03:04:05Z\r
                    WARC-Target-URI: http://site.example/%s\r
                    Content-Type: application/http; msgtype=response\r
                    Content-Length: %d\r
                    \r
                    """.formatted(body.getKey().hashCode() & 0xffff, body.getKey(), http.size())
                    .getBytes(UTF_8));
            http.writeTo(warc);
            warc.write("\r\n\r\n".getBytes(UTF_8));
        }
        return warc.toByteArray();
    }
}
