package dev.colophon.scale.spark;

import static dev.colophon.scale.spark.WarcLines.bytes;

import dev.colophon.samples.film.Animation;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** Works, and WARC files in which copies of them are among other things. */
final class SampleCollection {

    private static final boolean LONG = Boolean.getBoolean("colophon.long");

    static final int POISON = LONG ? 50 : 10;
    static final int GOOD_AMONG_POISON = 19 * POISON;

    /** WARC files in which various things are, and records in each. */
    static final int FILES = LONG ? 80 : 4;

    static final int RECORDS = 26;

    /** WARC files in which clips of films are, and clips in each. */
    static final int FILM_FILES = LONG ? 10 : 1;

    static final int CLIPS = 4;

    private static final String TEXT = "Content-Type: text/plain; charset=utf-8";
    private static final int TEXTS = 5;
    private static final int SOUNDS = 2;
    private static final int PICTURES = 2;
    private static final int FILMS = 2;
    private static final int FILM_WIDTH = 192;
    private static final int FILM_HEIGHT = 108;
    private static final int FPS = 8;
    private static final int FILM_SECONDS = 12;
    private static final int CLIP_SECONDS = 5;

    private SampleCollection() {}

    private static String story(int number) {
        return Stories.text(number, Stories.Language.ENGLISH, 6_000);
    }

    private static Sound piece(int number) {
        return Music.piece(number, 14).mono();
    }

    /** The works, as files in a folder. */
    static void works(Path folder) throws IOException {
        for (int i = 0; i < TEXTS; i++) {
            Files.writeString(folder.resolve("story%d.txt".formatted(i)), story(i));
        }
        for (int i = 0; i < SOUNDS; i++) {
            piece(i).writeWav(folder.resolve("piece%d.wav".formatted(i)));
        }
        for (int i = 0; i < PICTURES; i++) {
            ImageIO.write(
                    Pictures.picture(i, 480, 360),
                    "png",
                    folder.resolve("picture%d.png".formatted(i)).toFile());
        }
        for (int i = 0; i < FILMS; i++) {
            Files.write(folder.resolve("film%d.y4m".formatted(i)), film(i, FILM_SECONDS, folder));
        }
    }

    private static byte[] film(int number, int seconds, Path folder) throws IOException {
        Path drawn = Files.createTempFile(folder, "drawn", ".tmp");
        Animation.film(900 + number, FILM_WIDTH, FILM_HEIGHT, seconds, FPS).writeY4m(drawn);
        byte[] all = Files.readAllBytes(drawn);
        Files.delete(drawn);
        return all;
    }

    /** The part of a film from a frame on. */
    private static byte[] clip(byte[] film, int frame) {
        int head = 0;
        while (film[head++] != '\n') {
            // the line that tells size and rate
        }
        int perFrame = "FRAME\n".length() + 3 * FILM_WIDTH * FILM_HEIGHT;
        byte[] clip = Arrays.copyOf(film, head + CLIP_SECONDS * FPS * perFrame);
        System.arraycopy(film, head + frame * perFrame, clip, head, clip.length - head);
        return clip;
    }

    /** Clips, of which every fourth is of a film that is no work. */
    static List<Path> films(Path folder) throws IOException {
        List<byte[]> works = new ArrayList<>();
        for (int i = 0; i < FILMS; i++) {
            works.add(film(i, FILM_SECONDS, folder));
        }
        List<Path> files = new ArrayList<>();
        for (int f = 0; f < FILM_FILES; f++) {
            WarcLines warc = new WarcLines();
            for (int i = 0; i < CLIPS; i++) {
                int number = f * CLIPS + i;
                byte[] film = isStrangeClip(number)
                        ? film(100 + number, CLIP_SECONDS, folder)
                        : clip(works.get(number % FILMS), number % ((FILM_SECONDS - CLIP_SECONDS) * FPS));
                warc.response(clipAddress(number), "Content-Type: application/octet-stream", film);
            }
            files.add(warc.packed(folder.resolve("films%d.warc.gz".formatted(f))));
        }
        return files;
    }

    private static boolean isStrangeClip(int number) {
        return number % 4 == 3;
    }

    private static String clipAddress(int number) {
        return "http://films.example/clip" + number;
    }

    /** Of which work the records of {@link #mixed} and {@link #films} hold a copy: its file by their address. */
    static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (int f = 0; f < FILES; f++) {
            String site = site(f);
            for (int i = 0; i < 23; i += 3) {
                labels.put(site + i + ".txt", "story%d.txt".formatted(textNumber(f, i) % TEXTS));
            }
            if (hasCopiedSound(f)) {
                labels.put(site + "sound.wav", "piece%d.wav".formatted(f / 2 % SOUNDS));
            }
            labels.put(site + "copy.jpg", "picture%d.png".formatted(f % PICTURES));
        }
        for (int number = 0; number < FILM_FILES * CLIPS; number++) {
            if (!isStrangeClip(number)) {
                labels.put(clipAddress(number), "film%d.y4m".formatted(number % FILMS));
            }
        }
        return labels;
    }

    private static String site(int file) {
        return "http://site%d.example/".formatted(file);
    }

    private static boolean hasCopiedSound(int file) {
        return file % 2 == 0;
    }

    /** Every seventh text has the same bytes on the next site. */
    private static int textNumber(int file, int number) {
        return (number % 7 == 0 ? file / 2 : file) * 1_000 + number;
    }

    /** In each file 23 texts, a sound, two pictures; a third are copies, some of them at two addresses. */
    static List<Path> mixed(Path folder) throws IOException {
        return mixed(folder, FILES);
    }

    /** The same of so many files. */
    static List<Path> mixed(Path folder, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            WarcLines warc = new WarcLines();
            String site = site(f);
            for (int i = 0; i < 23; i++) {
                warc.response(site + i + ".txt", TEXT, bytes(text(textNumber(f, i), i % 3 == 0)));
            }
            Sound sound = hasCopiedSound(f)
                    ? piece(f / 2 % SOUNDS).part(3, 13)
                    : Music.piece(100 + f, 10).mono();
            warc.response(site + "sound.wav", "Content-Type: audio/wav", sound.wav());
            warc.response(
                    site + "copy.jpg",
                    "Content-Type: image/jpeg",
                    jpeg(Pictures.picture(f % PICTURES, 480, 360), 20 * (f % 8)));
            warc.response(site + "other.jpg", "Content-Type: image/jpeg", jpeg(Pictures.picture(50 + f, 320, 240), 0));
            files.add(warc.packed(folder.resolve("mixed%d.warc.gz".formatted(f))));
        }
        return files;
    }

    private static String text(int number, boolean copy) {
        String own = Stories.text(10_000 + number, Stories.Language.ENGLISH, 1_500);
        if (!copy) {
            return own;
        }
        String story = story(number % TEXTS);
        int start = new Random(number).nextInt(story.length() - 2_000);
        return own + "\n" + story.substring(start, start + 1_800);
    }

    private static byte[] jpeg(BufferedImage whole, int margin) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage part =
                whole.getSubimage(margin, margin / 2, whole.getWidth() - margin, whole.getHeight() - margin / 2);
        BufferedImage opaque = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.getGraphics().drawImage(part, 0, 0, null);
        ImageIO.write(opaque, "jpeg", out);
        return out.toByteArray();
    }

    /** Texts, of which every twentieth is broken in one of ten ways; of the others each tenth is a copy. */
    static Path poisoned(Path file) throws IOException {
        WarcLines warc = new WarcLines();
        for (int i = 0; i < GOOD_AMONG_POISON + POISON; i++) {
            String url = "http://poison.example/" + i;
            if (i % 20 == 7) {
                poison(warc, url, i / 20 % 10);
            } else {
                warc.response(url, TEXT, bytes(text(100_000 + i, isCopyAmongPoison(i))));
            }
        }
        return warc.plain(file);
    }

    static boolean isCopyAmongPoison(int number) {
        return number % 20 != 7 && number % 10 == 1;
    }

    private static void poison(WarcLines warc, String url, int kind) {
        byte[] noise = new byte[5_000];
        new Random(kind).nextBytes(noise);
        switch (kind) {
            case 0 -> warc.response(url, TEXT + "\r\nContent-Encoding: gzip", noise);
            case 1 ->
                warc.block(
                        url,
                        bytes("HTTP/1.1 200 OK\r\n" + TEXT + "\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n"),
                        noise);
            case 2 -> warc.response(url, "Content-Type: image/jpeg", begun(noise, 0xff, 0xd8, 0xff, 0xe0));
            case 3 ->
                warc.response(
                        url,
                        "Content-Type: image/png",
                        begun(
                                noise, 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 127, 0, 0,
                                0, 127, 0, 0, 0));
            case 4 ->
                warc.response(
                        url, "Content-Type: audio/mpeg", begun(noise, 'I', 'D', '3', 4, 0, 0, 127, 127, 127, 127));
            case 5 -> warc.response(url, "Content-Type: application/zip", begun(noise, 'P', 'K', 3, 4));
            case 6 ->
                warc.response(
                        url,
                        "Content-Type: application/pdf",
                        begun(noise, '%', 'P', 'D', 'F', '-', '1', '.', '7', '\n'));
            case 7 -> warc.block(url, begun(noise, 'X', 'T', 'T', 'P'), new byte[0]);
            case 8 -> warc.raw(bytes("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n"), noise);
            default -> warc.raw(noise);
        }
    }

    private static byte[] begun(byte[] noise, int... start) {
        byte[] bytes = Arrays.copyOf(noise, noise.length);
        for (int i = 0; i < start.length; i++) {
            bytes[i] = (byte) start[i];
        }
        return bytes;
    }

    /** 20 copies, cut within the 13th. */
    static Path cut(Path file) throws IOException {
        WarcLines first = new WarcLines();
        WarcLines all = new WarcLines();
        for (int i = 0; i < 20; i++) {
            byte[] text = bytes(text(200_000 + i, true));
            all.response("http://cut.example/" + i, TEXT, text);
            if (i < 12) {
                first.response("http://cut.example/" + i, TEXT, text);
            }
        }
        long whole = Files.size(first.packed(file));
        byte[] bytes = Files.readAllBytes(all.packed(file));
        Files.write(file, Arrays.copyOf(bytes, (int) whole + 400));
        return file;
    }
}
