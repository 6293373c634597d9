package dev.colophon.benchmark.check;

import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.ffmpeg.NoFfmpegException;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * What people hand in: clips of ten seconds as MP3, photographs of 1000 x 750 as JPEG, pages of 3,000 characters. Those of even numbers
 * hold a part of the work of that number.
 */
final class UploadFiles {

    /** What is handed in. */
    enum Kind {
        CLIP("mp3", "10 s clip", 150),
        PICTURE("jpg", "picture", 100),
        PAGE("html", "page", 50);

        private final String ending;
        private final String words;
        private final int barMillis;

        Kind(String ending, String words, int barMillis) {
            this.ending = ending;
            this.words = words;
            this.barMillis = barMillis;
        }

        String words() {
            return words;
        }

        /** Of the processor, for one. */
        int barMillis() {
            return barMillis;
        }

        /** A name of a file. */
        String file(String name) {
            return name + "." + ending;
        }
    }

    private static final long SEED = 7_000_000_000L;
    private static final double SECONDS_OF_WORK = 40;
    private static final int CHARACTERS_OF_WORK = 20_000;
    private static final int CHARACTERS_OF_PAGE = 3_000;
    private static final int CHARACTERS_OF_EXCERPT = 1_200;

    private final Path folder;
    private final Ffmpeg ffmpeg;

    /** @param folder in which what was made is kept */
    UploadFiles(Path folder) throws IOException {
        this.folder = folder;
        try {
            this.ffmpeg = Ffmpeg.find();
        } catch (NoFfmpegException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether a file of this number holds a part of a work. */
    static boolean isCopy(int number) {
        return number % 2 == 0;
    }

    /** The work of this number. */
    byte[] work(Kind kind, int number) throws IOException {
        return kept(kind.file("work-" + number), () -> madeWork(kind, number));
    }

    /** What is handed in under this number. */
    byte[] upload(Kind kind, int number) throws IOException {
        return kept(kind.file("upload-" + number), () -> madeUpload(kind, number));
    }

    private interface Made {
        byte[] bytes() throws IOException;
    }

    private byte[] kept(String name, Made made) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return Files.readAllBytes(file);
        }
        byte[] bytes = made.bytes();
        Files.write(file, bytes);
        return bytes;
    }

    private byte[] madeWork(Kind kind, int number) throws IOException {
        long seed = SEED + number;
        return switch (kind) {
            case CLIP -> mp3(Music.piece(seed, SECONDS_OF_WORK).wav());
            case PICTURE -> jpeg(Pictures.picture(seed, 1_000, 750), 1_000, 750);
            case PAGE -> page(story(seed, CHARACTERS_OF_WORK));
        };
    }

    private byte[] madeUpload(Kind kind, int number) throws IOException {
        long seed = SEED + (isCopy(number) ? 0 : 1_000_000) + number;
        return switch (kind) {
            case CLIP -> {
                double from = 5 + number % 20;
                yield mp3(
                        Music.piece(seed, SECONDS_OF_WORK).part(from, from + 10).wav());
            }
            case PICTURE -> {
                BufferedImage whole = Pictures.picture(seed, 1_000, 750);
                yield jpeg(whole.getSubimage(30, 20, 930, 700), 1_000, 750);
            }
            case PAGE -> {
                String work = story(seed, CHARACTERS_OF_WORK);
                int from = 500 + 37 * (number % 100);
                yield page(story(-seed, CHARACTERS_OF_PAGE - CHARACTERS_OF_EXCERPT) + "\n"
                        + work.substring(from, from + CHARACTERS_OF_EXCERPT));
            }
        };
    }

    private static String story(long seed, int characters) {
        return Stories.text(seed, Stories.Language.ENGLISH, characters);
    }

    private static byte[] page(String text) {
        String body = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</p><p>");
        return ("<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Found</title><style>p{margin:1em}</style></head>"
                        + "<body><nav><a href=/>Home</a> <a href=/about>About</a></nav><main><p>" + body
                        + "</p></main><footer>Page made by nobody</footer></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] jpeg(BufferedImage image, int width, int height) throws IOException {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(scaled, "jpg", out)) {
            throw new IOException("this Java writes no JPEG");
        }
        return out.toByteArray();
    }

    private byte[] mp3(byte[] wav) throws IOException {
        Path in = Files.write(Files.createTempFile(folder, "clip", ".wav"), wav);
        Path out = folder.resolve(in.getFileName() + "." + Kind.CLIP.name().toLowerCase(Locale.ROOT) + ".mp3");
        try {
            ffmpeg.run(
                    List.of("-v", "error", "-i", in.toString(), "-b:a", "128k", out.toString()), Duration.ofMinutes(1));
            return Files.readAllBytes(out);
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
        }
    }
}
