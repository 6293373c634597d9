package dev.colophon.demo.smallweb;

import com.ibm.icu.text.Transliterator;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Speech;
import dev.colophon.samples.text.Stories;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Fills the demo's sites: altered copies, lawful uses and unrelated media, all made from our own works.
 */
public final class DemoCopies {

    private static final String BLOG = "my-finds.example";
    private static final String TUBE = "tube-of-everything.example";
    private static final String BOARD = "story-board.example";
    private static final String REVIEWS = "reading-club.example";

    private static final Duration ENCODING = Duration.ofMinutes(2);
    private static final long SEED = 20_261_125;

    private final List<DemoWorks.Work> works;
    private final DemoSite site;
    private final DemoPlan plan;
    private final Ffmpeg ffmpeg;
    private final Path folder;

    /**
     * Copies of these works, for this site.
     *
     * @param folder for files while they are made
     */
    public DemoCopies(List<DemoWorks.Work> works, DemoSite site, DemoPlan plan, Ffmpeg ffmpeg, Path folder)
            throws IOException {
        this.works = works;
        this.site = site;
        this.plan = plan;
        this.ffmpeg = ffmpeg;
        this.folder = Files.createDirectories(folder);
    }

    /** Makes and places everything. */
    public void plant() throws IOException {
        music();
        pictures();
        films();
        musicInFilm();
        texts();
        lawfulUses();
        unrelated();
    }

    private void music() throws IOException {
        Path other = folder.resolve("other.wav");
        Music.piece(SEED, 30).writeWav(other);
        Path speech = folder.resolve("speech.wav");
        Speech.babble(SEED, 25).writeWav(speech);
        Path mix = folder.resolve("mix.mp3");
        ffmpeg.run(
                List.of(
                        "-y",
                        "-i",
                        other.toString(),
                        "-i",
                        work(DemoWorks.WALTZ).toString(),
                        "-i",
                        speech.toString(),
                        "-filter_complex",
                        "[0]asplit[o1][o2];[o1]atrim=0:14[a];[o2]atrim=14:28,asetpts=PTS-STARTPTS[b];"
                                + "[1]atrim=8:31,asetpts=PTS-STARTPTS,asetrate=45864,aresample=44100[w];"
                                + "[2]volume=0.7[s];[w][s]amix=inputs=2:duration=first:normalize=0[m];[a][m][b]concat=n=3:v=0:a=1",
                        "-b:a",
                        "64k",
                        mix.toString()),
                ENCODING);
        plan.plant(
                audio(BLOG, "/mixes/late-show.mp3", mix, "audio/mpeg"),
                DemoWorks.WALTZ,
                "4 % faster, under speech, inside a longer mix");
        Path clip = encoded(DemoWorks.TIDE, "clip.m4a", "-ss", "12", "-t", "20", "-c:a", "aac", "-b:a", "48k");
        plan.plant(audio(TUBE, "/sounds/calm.m4a", clip, "audio/mp4"), DemoWorks.TIDE, "20 seconds, AAC 48k");
        Path slow = encoded(
                DemoWorks.FREIGHT,
                "slow.ogg",
                "-af",
                "asetrate=43218,aresample=48000",
                "-c:a",
                "libopus",
                "-b:a",
                "32k");
        plan.plant(audio(TUBE, "/sounds/drive.ogg", slow, "audio/ogg"), DemoWorks.FREIGHT, "2 % slower, Opus 32k");
    }

    private void pictures() throws IOException {
        plan.plant(
                image(BLOG, "/views/lake.jpg", captioned(cropped(read(DemoWorks.LAKE), 0.8))),
                DemoWorks.LAKE,
                "cropped and captioned");
        plan.plant(
                image(BLOG, "/views/street.jpg", mirrored(scaled(read(DemoWorks.STREET), 0.5))),
                DemoWorks.STREET,
                "mirrored, half the size");
        plan.plant(
                image(BLOG, "/views/coast.jpg", turned(read(DemoWorks.COAST))),
                DemoWorks.COAST,
                "turned by 90 degrees");
        plan.plant(
                image(TUBE, "/wallpapers/garden.jpg", letterboxed(read(DemoWorks.GARDEN))),
                DemoWorks.GARDEN,
                "black bars");
    }

    private void films() throws IOException {
        Path mirrored = folder.resolve("mirrored.mp4");
        ffmpeg.run(
                List.of(
                        "-y",
                        "-ss",
                        "2",
                        "-t",
                        "9",
                        "-i",
                        work(DemoWorks.BOAT).toString(),
                        "-vf",
                        "hflip,scale=-2:240",
                        "-c:v",
                        "mpeg4",
                        "-b:v",
                        "300k",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "48k",
                        mirrored.toString()),
                ENCODING);
        plan.plant(video("/watch/1.mp4", mirrored), DemoWorks.BOAT, "a clip, mirrored, 240 lines");
        Path boxed = folder.resolve("boxed.mp4");
        ffmpeg.run(
                List.of(
                        "-y",
                        "-i",
                        work(DemoWorks.TRAIN).toString(),
                        "-vf",
                        "pad=iw:trunc(ih*0.7)*2:0:(oh-ih)/2",
                        "-c:v",
                        "mpeg4",
                        "-b:v",
                        "400k",
                        "-an",
                        boxed.toString()),
                ENCODING);
        plan.plant(video("/watch/2.mp4", boxed), DemoWorks.TRAIN, "muted, black bars");
    }

    /** Somebody's own pictures with music from the catalogue. */
    private void musicInFilm() throws IOException {
        Path pictures = folder.resolve("holiday-pictures.mp4");
        DemoWorks.encode(Animation.film(SEED + 7, 320, 240, 15, 12), pictures, ffmpeg);
        Path film = folder.resolve("holiday.mp4");
        ffmpeg.run(
                List.of(
                        "-y",
                        "-i",
                        pictures.toString(),
                        "-ss",
                        "20",
                        "-t",
                        "15",
                        "-i",
                        work(DemoWorks.WALTZ).toString(),
                        "-map",
                        "0:v",
                        "-map",
                        "1:a",
                        "-c:v",
                        "copy",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "64k",
                        film.toString()),
                ENCODING);
        plan.plant(video("/watch/holiday.mp4", film), DemoWorks.WALTZ, "as the sound of another film");
    }

    private void texts() throws IOException {
        String english = chapter(Stories.theLastLeaf(), 1800);
        String page = site.write(BOARD, "/read/chapter.html", "<p>" + html(disguised(english)) + "</p>");
        plan.plant(page, DemoWorks.LEAF, "zero-width and look-alike letters");
        String chinese = chapter(Stories.nameInTheLamplight(), 700);
        String traditional =
                Transliterator.getInstance("Simplified-Traditional").transliterate(chinese);
        page = site.write(BOARD, "/read/hant.html", "<p>" + html(traditional) + "</p>");
        plan.plant(page, DemoWorks.LAMPLIGHT, "a chapter, in Traditional Chinese");
    }

    private void lawfulUses() throws IOException {
        Path aired = encoded(DemoWorks.FREIGHT, "aired.mp3", "-t", "30", "-b:a", "96k");
        String url = audio(DemoWorks.PARTNER_RADIO, "/archive/show.mp3", aired, "audio/mpeg");
        plan.lawful(url, DemoWorks.FREIGHT, "authorised host");
        url = image(DemoWorks.MUSEUM, "/rooms/table.jpg", scaled(read(DemoWorks.TABLE), 0.6));
        plan.lawful(url, DemoWorks.TABLE, "authorised host");
        String quotation = chapter(Stories.theLastLeaf(), 170);
        String review = site.write(
                REVIEWS,
                "/july.html",
                "<p>" + html(Stories.text(SEED, Stories.Language.ENGLISH, 2500)) + "</p><blockquote>" + html(quotation)
                        + "</blockquote><p>" + html(Stories.text(SEED + 1, Stories.Language.ENGLISH, 2500)) + "</p>");
        plan.lawful(review, DemoWorks.LEAF, "short quotation");
    }

    private void unrelated() throws IOException {
        for (int i = 0; i < 3; i++) {
            plan.unrelated(image(BLOG, "/views/own-%d.jpg".formatted(i), Pictures.picture(SEED + i, 1000, 750)));
        }
        for (int i = 0; i < 2; i++) {
            Path wav = folder.resolve("own-%d.wav".formatted(i));
            Music.piece(SEED + 100 + i, 25).writeWav(wav);
            Path mp3 = folder.resolve("own-%d.mp3".formatted(i));
            ffmpeg.run(List.of("-y", "-i", wav.toString(), "-b:a", "96k", mp3.toString()), ENCODING);
            plan.unrelated(audio(TUBE, "/sounds/own-%d.mp3".formatted(i), mp3, "audio/mpeg"));
        }
        Path film = folder.resolve("own.mp4");
        DemoWorks.encode(Animation.film(SEED, 320, 240, 10, 12), film, ffmpeg);
        plan.unrelated(video("/watch/own.mp4", film));
        plan.unrelated(site.write(
                REVIEWS,
                "/august.html",
                "<p>" + html(Stories.text(SEED + 2, Stories.Language.ENGLISH, 4000)) + "</p>"));
        plan.unrelated(site.write(
                BOARD,
                "/read/own.html",
                "<p>" + html(Stories.text(SEED + 3, Stories.Language.CHINESE, 1500)) + "</p>"));
    }

    private String audio(String host, String path, Path file, String type) throws IOException {
        String url = site.file(host, path, file, type);
        site.write(host, page(path), "<p><audio controls src=\"" + url + "\"></audio></p>");
        return url;
    }

    private String video(String path, Path file) throws IOException {
        String url = site.file(TUBE, path, file, "video/mp4");
        site.write(TUBE, page(path), "<p><video controls src=\"" + url + "\"></video></p>");
        return url;
    }

    private String image(String host, String path, BufferedImage image) throws IOException {
        Path file = folder.resolve(host + path.replace('/', '-'));
        ImageIO.write(image, "jpg", file.toFile());
        String url = site.file(host, path, file, "image/jpeg");
        site.write(host, page(path), "<p><img src=\"" + url + "\" alt=\"\"></p>");
        return url;
    }

    /** The page that embeds a medium is the index of its folder. */
    private static String page(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private Path work(String title) {
        return DemoWorks.file(works, title);
    }

    private Path encoded(String title, String name, String... arguments) throws IOException {
        Path target = folder.resolve(name);
        List<String> command =
                new java.util.ArrayList<>(List.of("-y", "-i", work(title).toString()));
        command.addAll(List.of(arguments));
        command.add(target.toString());
        ffmpeg.run(command, ENCODING);
        return target;
    }

    private BufferedImage read(String title) throws IOException {
        return ImageIO.read(work(title).toFile());
    }

    private static BufferedImage cropped(BufferedImage image, double share) {
        int width = (int) (image.getWidth() * share);
        int height = (int) (image.getHeight() * share);
        return drawn(
                width,
                height,
                image,
                AffineTransform.getTranslateInstance(
                        (width - image.getWidth()) / 2.0, (height - image.getHeight()) / 2.0));
    }

    /** A small line of "text" in the corner; strokes instead of letters, because fonts differ between machines. */
    private static BufferedImage captioned(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        int line = image.getHeight() / 30;
        for (int letter = 0; letter < 14; letter++) {
            int x = line + letter * line * 2 / 3;
            graphics.fillRect(x, image.getHeight() - 2 * line, line / 6, line);
            graphics.fillRect(x, image.getHeight() - 2 * line + letter % 4 * line / 4, line / 2, line / 6);
        }
        graphics.dispose();
        return image;
    }

    private static BufferedImage scaled(BufferedImage image, double scale) {
        return drawn(
                (int) (image.getWidth() * scale),
                (int) (image.getHeight() * scale),
                image,
                AffineTransform.getScaleInstance(scale, scale));
    }

    private static BufferedImage mirrored(BufferedImage image) {
        return drawn(image.getWidth(), image.getHeight(), image, new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0));
    }

    private static BufferedImage turned(BufferedImage image) {
        int width = image.getHeight();
        int height = image.getWidth();
        return drawn(width, height, image, new AffineTransform(0, 1, -1, 0, width, 0));
    }

    private static BufferedImage letterboxed(BufferedImage image) {
        int bar = image.getHeight() / 5;
        return drawn(
                image.getWidth(), image.getHeight() + 2 * bar, image, AffineTransform.getTranslateInstance(0, bar));
    }

    private static BufferedImage drawn(int width, int height, BufferedImage image, AffineTransform transform) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return drawn;
    }

    /** A stretch from the middle of a story, from the start of a sentence where there is one. */
    private static String chapter(String story, int length) {
        int start = story.length() / 3;
        int sentence = Math.max(story.indexOf(". ", start) + 2, story.indexOf('。', start) + 1);
        start = sentence > 2 ? sentence : start;
        return story.substring(start, Math.min(story.length(), start + length));
    }

    private static String disguised(String text) {
        StringBuilder disguised = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int lookAlike = i % 3 == 0 ? "aeopcxy".indexOf(c) : -1;
            disguised.append(lookAlike < 0 ? c : "аеорсху".charAt(lookAlike));
            if (i % 5 == 0) {
                disguised.append('\u200b');
            }
        }
        return disguised.toString();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "</p>\n<p>");
    }
}
