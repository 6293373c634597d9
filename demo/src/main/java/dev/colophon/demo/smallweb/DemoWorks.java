package dev.colophon.demo.smallweb;

import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The catalogue of the demo: three pieces of music, six pictures, two films and two stories, all made by our own code, with
 * a {@code works.csv} as a label or publisher would have it.
 */
public final class DemoWorks {

    /** A work of the catalogue. */
    public record Work(String title, String owner, Path file) {}

    static final String WALTZ = "Lantern Waltz";
    static final String TIDE = "Tide and Bells";
    static final String FREIGHT = "Night Freight";
    static final String LAKE = "Mountain Lake";
    static final String STREET = "Night Street";
    static final String PORTRAIT = "Portrait in Planes";
    static final String GARDEN = "Garden in June";
    static final String COAST = "Map of the Coast";
    static final String TABLE = "Sewing Table";
    static final String BOAT = "The Paper Boat";
    static final String TRAIN = "Night Train";
    static final String LEAF = "The Last Leaf";
    static final String LAMPLIGHT = "灯影里的名字";

    /** The size of the films. */
    static final int WIDTH = 480;

    static final int HEIGHT = 360;
    static final int FPS = 15;

    /** The radio that may play the music. */
    static final String PARTNER_RADIO = "partner-radio.example";
    /** The museum that may show the pictures. */
    static final String MUSEUM = "city-museum.example";

    private static final String COMPOSER = "Ada Example";
    private static final String PAINTER = "Lin Example";
    private static final String STUDIO = "Small Hours Studio";
    private static final String WRITER = "Mo Example";

    private static final Duration ENCODING = Duration.ofMinutes(2);

    private final Path folder;
    private final Ffmpeg ffmpeg;
    private final List<Work> works = new ArrayList<>();

    private DemoWorks(Path folder, Ffmpeg ffmpeg) {
        this.folder = folder;
        this.ffmpeg = ffmpeg;
    }

    /** Renders the catalogue into a folder and describes it in {@code works.csv} there. */
    public static List<Work> render(Path folder, Ffmpeg ffmpeg) throws IOException {
        DemoWorks made = new DemoWorks(Files.createDirectories(folder), ffmpeg);
        made.music(WALTZ, Music.lanternWaltz());
        made.music(TIDE, Music.tideAndBells());
        made.music(FREIGHT, Music.nightFreight());
        made.picture(LAKE, Pictures.mountainLake(1280, 960));
        made.picture(STREET, Pictures.nightStreet(1280, 960));
        made.picture(PORTRAIT, Pictures.portrait(960, 1200));
        made.picture(GARDEN, Pictures.flowers(1280, 960));
        made.picture(COAST, Pictures.coastMap(1280, 960));
        made.picture(TABLE, Pictures.sewingTable(1280, 960));
        made.film(BOAT, Animation.paperBoat(WIDTH, HEIGHT, FPS));
        made.film(TRAIN, Animation.nightTrain(WIDTH, HEIGHT, FPS));
        made.story(LEAF, Stories.theLastLeaf());
        made.story(LAMPLIGHT, Stories.nameInTheLamplight());
        made.describe();
        return made.works;
    }

    /** The file of a work of the catalogue. */
    public static Path file(List<Work> catalogue, String title) {
        return catalogue.stream()
                .filter(work -> work.title().equals(title))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private void music(String title, Sound sound) throws IOException {
        Path file = add(title, COMPOSER, "wav");
        sound.writeWav(file);
    }

    private void picture(String title, BufferedImage image) throws IOException {
        ImageIO.write(image, "png", add(title, PAINTER, "png").toFile());
    }

    private void film(String title, Film film) throws IOException {
        encode(film, add(title, STUDIO, "mp4"), ffmpeg);
    }

    /** Encodes a film of ours with its sound. */
    static void encode(Film film, Path target, Ffmpeg ffmpeg) throws IOException {
        Path frames = Files.createTempFile(target.getParent(), "frames", ".y4m");
        Path sound = Files.createTempFile(target.getParent(), "sound", ".wav");
        try {
            film.writeY4m(frames);
            film.sound().writeWav(sound);
            ffmpeg.run(
                    List.of(
                            "-y",
                            "-i",
                            frames.toString(),
                            "-i",
                            sound.toString(),
                            "-c:v",
                            "mpeg4",
                            "-q:v",
                            "4",
                            "-c:a",
                            "aac",
                            "-b:a",
                            "96k",
                            target.toString()),
                    ENCODING);
        } finally {
            Files.deleteIfExists(frames);
            Files.deleteIfExists(sound);
        }
    }

    private void story(String title, String text) throws IOException {
        Files.writeString(add(title, WRITER, "txt"), text);
    }

    private Path add(String title, String owner, String suffix) {
        Path file = folder.resolve("%02d.%s".formatted(works.size() + 1, suffix));
        works.add(new Work(title, owner, file));
        return file;
    }

    private void describe() throws IOException {
        StringBuilder csv = new StringBuilder("file,title,owner,policy,authorised_hosts\n");
        for (Work work : works) {
            csv.append("%s,%s,%s,BlockAccess,%s%n"
                    .formatted(work.file().getFileName(), work.title(), work.owner(), authorisedHost(work)));
        }
        Files.writeString(folder.resolve("works.csv"), csv);
    }

    private static String authorisedHost(Work work) {
        return switch (work.owner()) {
            case COMPOSER -> PARTNER_RADIO;
            case PAINTER -> MUSEUM;
            default -> "";
        };
    }
}
