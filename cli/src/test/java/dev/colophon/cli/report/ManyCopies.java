package dev.colophon.cli.report;

import dev.colophon.registry.work.Content;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.text.Stories;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A folder of works and one of altered copies of them, no two alike, as many as a long watch brings. */
final class ManyCopies {

    private static final int MOST_PICTURES = 12;
    private static final int SCANNED = 10;
    private static final int COPIES_OF_A_WORK = 20;
    private static final double SECONDS = 60;
    private static final long SEED = 20_261_127;

    private ManyCopies() {}

    /** {@code works} and {@code copies} in a folder: of ten copies seven are pictures, two texts, one a sound. */
    static void make(Path folder, int copies) throws IOException {
        Path works = Files.createDirectories(folder.resolve("works"));
        Files.createDirectories(folder.resolve("copies"));
        SplittableRandom random = new SplittableRandom(SEED);
        int pictureWorks = Math.min(MOST_PICTURES, 1 + copies / COPIES_OF_A_WORK);
        int otherWorks = 1 + pictureWorks / 5;
        BufferedImage[] pictures = new BufferedImage[pictureWorks];
        for (int i = 0; i < pictureWorks; i++) {
            pictures[i] = Pictures.picture(100 + i, 960, 720);
            ImageIO.write(
                    pictures[i],
                    "png",
                    works.resolve("picture-%02d.png".formatted(i)).toFile());
        }
        String[] texts = new String[otherWorks];
        for (int i = 0; i < otherWorks; i++) {
            texts[i] = Stories.text(100 + i, Stories.Language.ENGLISH, 6_000);
            Files.writeString(works.resolve("text-%02d.txt".formatted(i)), texts[i]);
        }
        Sound[] sounds = new Sound[otherWorks];
        for (int i = 0; i < otherWorks; i++) {
            sounds[i] = Music.piece(100 + i, SECONDS);
            sounds[i].writeWav(works.resolve("sound-%02d.wav".formatted(i)));
        }
        for (int i = 0; i < copies; i++) {
            Path copied = named(folder, i);
            if (i % 10 < 7) {
                BufferedImage copy = altered(pictures[random.nextInt(pictureWorks)], random);
                ImageIO.write(copy, "jpeg", copied.toFile());
            } else if (i % 10 < 9) {
                String text = texts[random.nextInt(otherWorks)];
                int from = random.nextInt(text.length() / 2);
                int to = from + 1_500 + random.nextInt(1_000);
                Files.writeString(
                        copied,
                        "Page %d of somebody else. %s And so on, %d.".formatted(i, text.substring(from, to), i));
            } else {
                double start = random.nextDouble(SECONDS - 20);
                sounds[random.nextInt(otherWorks)]
                        .part(start, start + 15)
                        .mono()
                        .writeWav(copied);
            }
        }
    }

    /** The first ten of them: one of each kind at least, for a scan. */
    static List<String> some(Path folder) {
        return IntStream.range(0, SCANNED)
                .mapToObj(i -> named(folder, i).toString())
                .toList();
    }

    /** Makes the others sightings, too, as if they had been scanned and were like the first of their kind. */
    static void addOthers(Path folder, Path home, int copies) throws IOException {
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            for (int i = SCANNED; i < copies; i++) {
                Path file = named(folder, i);
                Content content = Content.of(file);
                String like = Content.of(named(folder, i % SCANNED)).sha256();
                String key = LocalPlaces.key(file.toString());
                String id = "%08x-0000-7000-8000-000000000000".formatted(i);
                database.change(dsl -> {
                    dsl.execute(
                            "insert into content select ?, ?, kind, reason, duration_ms, elapsed_ms, looked_at, searched_to, null "
                                    + "from content where sha256 = ?",
                            content.sha256(),
                            content.bytes(),
                            like);
                    dsl.execute(
                            "insert into content_descriptors select ?, medium, version, code from content_descriptors where content = ?",
                            content.sha256(),
                            like);
                    dsl.execute(
                            "insert into content_match select ?, reference, medium, grade, false_alarms, coverage_of_reference, "
                                    + "coverage_of_copy, detail from content_match where content = ?",
                            content.sha256(),
                            like);
                    LocalPlaces.local(dsl, file.toString());
                    dsl.execute(
                            "insert into observation (id, place, at, outcome, content) select 'o' || ?, ?, last_seen, 'CONTENT', ? "
                                    + "from sighting where content = ? limit 1",
                            id.substring(0, 8),
                            key,
                            content.sha256(),
                            like);
                    dsl.execute(
                            "insert into sighting (id, organisation, place, content, work, state, first_seen, last_seen, grade) "
                                    + "select ?, organisation, ?, ?, work, 'PRESENT', first_seen, last_seen, grade from sighting "
                                    + "where content = ? limit 1",
                            id,
                            key,
                            content.sha256(),
                            like);
                });
            }
        }
    }

    private static Path named(Path folder, int copy) {
        int kind = copy % 10;
        String ending = kind < 7 ? "jpg" : kind < 9 ? "txt" : "wav";
        return folder.resolve("copies/copy-%04d.%s".formatted(copy, ending));
    }

    /** Cut a little, and smaller. */
    private static BufferedImage altered(BufferedImage picture, SplittableRandom random) {
        int left = random.nextInt(picture.getWidth() / 8);
        int top = random.nextInt(picture.getHeight() / 8);
        int across = picture.getWidth() - left - random.nextInt(picture.getWidth() / 8);
        int down = picture.getHeight() - top - random.nextInt(picture.getHeight() / 8);
        double scale = 0.6 + random.nextDouble(0.4);
        BufferedImage copy =
                new BufferedImage((int) (scale * across), (int) (scale * down), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture.getSubimage(left, top, across, down), 0, 0, copy.getWidth(), copy.getHeight(), null);
        graphics.dispose();
        return copy;
    }
}
