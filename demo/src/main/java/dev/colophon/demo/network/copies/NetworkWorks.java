package dev.colophon.demo.network.copies;

import dev.colophon.demo.network.sites.Sites;
import dev.colophon.fingerprint.Medium;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.text.Stories;
import dev.colophon.samples.text.Stories.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The catalogue whose copies are planted in the network: six pieces of music, twelve pictures, three films and four stories,
 * with a {@code works.csv} as a label or publisher would have it.
 */
public final class NetworkWorks {

    /** The list that goes with the files. */
    static final String LIST = "works.csv";

    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final int FILM_WIDTH = 480;
    private static final int FILM_HEIGHT = 360;
    private static final int FILM_RATE = 12;

    private static final List<DemoWork> ALL = all();

    private NetworkWorks() {}

    /** All of them, in the order of {@code works.csv}. */
    public static List<DemoWork> catalogue() {
        return ALL;
    }

    /** Those of one medium, in the same order. */
    public static List<DemoWork> of(Medium medium) {
        return ALL.stream().filter(work -> work.medium() == medium).toList();
    }

    private static List<DemoWork> all() {
        List<DemoWork> works = new ArrayList<>();
        add(works, Medium.VIDEO, "Small Hours Studio", "mp4", "The Paper Boat", "Night Train", "Seven Gates");
        add(
                works,
                Medium.AUDIO,
                "Ada Example",
                "wav",
                "Lantern Waltz",
                "Tide and Bells",
                "Night Freight",
                "Copper Morning",
                "Slow Ferry",
                "Paper Moons");
        add(
                works,
                Medium.IMAGE,
                "Lin Example",
                "png",
                "Mountain Lake",
                "Night Street",
                "Portrait in Planes",
                "Garden in June",
                "Map of the Coast",
                "Sewing Table",
                "Study in Spring",
                "Study in Summer",
                "Study in Autumn",
                "Study in Winter",
                "Study at Noon",
                "Study at Dusk");
        add(works, Medium.TEXT, "Mo Example", "txt", "The Last Leaf", "灯影里的名字", "The Salt Road", "河边的旧书店");
        return List.copyOf(works);
    }

    private static void add(List<DemoWork> works, Medium medium, String owner, String suffix, String... titles) {
        for (String title : titles) {
            works.add(new DemoWork(title, owner, medium, "%02d.%s".formatted(works.size() + 1, suffix)));
        }
    }

    /** Renders a work. */
    static void render(DemoWork work, Path target, Encoder encoder) throws IOException {
        int number = of(work.medium()).indexOf(work);
        switch (work.medium()) {
            case AUDIO -> sound(number).writeWav(target);
            case IMAGE -> ImageIO.write(picture(number), "png", target.toFile());
            case VIDEO -> encoder.film(film(number), target, "96k");
            case TEXT -> Files.writeString(target, text(work));
        }
    }

    private static Sound sound(int number) {
        return switch (number) {
            case 0 -> Music.lanternWaltz();
            case 1 -> Music.tideAndBells();
            case 2 -> Music.nightFreight();
            default -> Music.piece(4_100 + number, 40);
        };
    }

    private static BufferedImage picture(int number) {
        return switch (number) {
            case 0 -> Pictures.mountainLake(WIDTH, HEIGHT);
            case 1 -> Pictures.nightStreet(WIDTH, HEIGHT);
            case 2 -> Pictures.portrait(768, 1024);
            case 3 -> Pictures.flowers(WIDTH, HEIGHT);
            case 4 -> Pictures.coastMap(WIDTH, HEIGHT);
            case 5 -> Pictures.sewingTable(WIDTH, HEIGHT);
            default -> Pictures.picture(4_200 + number, WIDTH, HEIGHT);
        };
    }

    private static Film film(int number) {
        return switch (number) {
            case 0 -> Animation.paperBoat(FILM_WIDTH, FILM_HEIGHT, FILM_RATE);
            case 1 -> Animation.nightTrain(FILM_WIDTH, FILM_HEIGHT, FILM_RATE);
            default -> Animation.film(4_300 + number, FILM_WIDTH, FILM_HEIGHT, 18, FILM_RATE);
        };
    }

    /** The whole text of a story of the catalogue. */
    static String text(DemoWork story) {
        return switch (of(Medium.TEXT).indexOf(story)) {
            case 0 -> Stories.theLastLeaf();
            case 1 -> Stories.nameInTheLamplight();
            case 2 -> Stories.text(4_402, Language.ENGLISH, 12_000);
            case 3 -> Stories.text(4_403, Language.CHINESE, 3_000);
            default -> throw new IllegalArgumentException(story.title() + " is no story");
        };
    }

    /** Whether a story of the catalogue is in Chinese. */
    public static boolean isChinese(DemoWork story) {
        return of(Medium.TEXT).indexOf(story) % 2 == 1;
    }

    /** Describes the catalogue, with the platforms that its owners have authorised. */
    static void describe(Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("file,title,owner,policy,authorised_hosts\n");
        for (DemoWork work : ALL) {
            csv.append("%s,%s,%s,BlockAccess,%s\n"
                    .formatted(work.file(), work.title(), work.owner(), Sites.licensed(work.medium())));
        }
        Files.writeString(folder.resolve(LIST), csv);
    }
}
