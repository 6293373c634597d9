package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Works and sites with media as long and as large as people put them on the web, made by our own code and encoded with
 * ffmpeg: songs of three to four minutes as MP3, AAC and Opus with a cover, films of two to three minutes in H.264 with a
 * poster, photographs of six megapixels, articles. A third of what the sites show are copies. Made once; a few minutes of two
 * cores and 500 MB.
 */
final class MediaWeb {

    /** The sites, told apart by name. */
    static final List<String> SITES = List.of("songs", "films", "photographs", "articles");

    /** Changed whenever what is made changes. */
    private static final String MADE = "made-1";

    private static final int SONGS = 24;
    private static final int FILMS = 6;
    private static final int PHOTOGRAPHS = 48;
    private static final int ARTICLES = 120;

    /** Of each kind, every third one is a copy of a work. */
    private static final int COPY = 3;

    /** Works that are shown nowhere: few are. */
    private static final int OTHER_PICTURES = 500;

    private static final int OTHER_TEXTS = 500;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FPS = 24;
    private static final int ARTICLE = 5_000;

    private final Path folder;

    private MediaWeb(Path folder) {
        this.folder = folder;
    }

    /** What is in the folder already, or is made now. */
    static MediaWeb in(Path folder, Steps steps) throws IOException {
        MediaWeb web = new MediaWeb(folder);
        if (!Files.exists(folder.resolve(MADE))) {
            if (Files.exists(folder)) {
                Tools.deleteTree(folder);
            }
            web.make(steps);
            Files.createFile(folder.resolve(MADE));
        }
        return web;
    }

    /** The files that sites show, a folder each. */
    Path sites() {
        return folder.resolve("sites");
    }

    /** What to register. */
    Path catalogue() {
        return folder.resolve("works").resolve("works.csv");
    }

    private void make(Steps steps) throws IOException {
        Files.createDirectories(folder.resolve("works"));
        for (String site : SITES) {
            Files.createDirectories(sites().resolve(site));
        }
        List<Cores.Work<Integer, Integer>> makers = List.of(this::film, this::song, this::photograph, this::article);
        List<Integer> counts = List.of(FILMS, SONGS, PHOTOGRAPHS, ARTICLES);
        try (Steps.Step step =
                steps.begin("making media", counts.stream().mapToInt(i -> i).sum())) {
            for (int kind = 0; kind < makers.size(); kind++) {
                Cores.Work<Integer, Integer> maker = makers.get(kind);
                var _ = Cores.map(IntStream.range(0, counts.get(kind)).boxed().toList(), number -> {
                    var _ = maker.apply(number);
                    step.done("made");
                    return number;
                });
            }
        }
        others();
        indexes();
        describe();
    }

    private int song(int number) throws IOException {
        Path wav = folder.resolve("song-" + number + ".wav");
        Music.piece(1_000 + number, 180 + number * 17 % 60).writeWav(wav);
        if (number % COPY == 0) {
            encode(wav, folder.resolve("works/song-" + number + ".flac"));
        }
        String name = "song-" + number
                + switch (number % 4) {
                    case 0 -> ".m4a";
                    case 1 -> ".ogg";
                    default -> ".mp3";
                };
        encode(wav, site("songs").resolve(name), "-b:a", number % 4 == 1 ? "96k" : "128k");
        Files.delete(wav);
        picture(2_000 + number, 600, 600, site("songs").resolve("cover-" + number + ".jpg"));
        page("songs", number, "<img src=cover-%d.jpg><audio controls src=%s></audio>".formatted(number, name), 1_200);
        return number;
    }

    private int film(int number) throws IOException {
        Film film = Animation.film(3_000 + number, WIDTH, HEIGHT, 120 + number * 23 % 60, FPS);
        Path made = folder.resolve("film-" + number + ".mp4");
        Path sound = folder.resolve("film-" + number + ".wav");
        film.sound().writeWav(sound);
        encode(film, sound, made);
        if (number % COPY == 0) {
            Files.move(made, folder.resolve("works/film-" + number + ".mp4"));
            encode(
                    folder.resolve("works/film-" + number + ".mp4"),
                    site("films").resolve("film-" + number + ".mp4"),
                    "-vf",
                    "scale=854:480",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-c:a",
                    "aac");
        } else {
            Files.move(made, site("films").resolve("film-" + number + ".mp4"));
        }
        Files.delete(sound);
        ImageIO.write(
                film.frame(film.frames() / 2),
                "jpg",
                site("films").resolve("poster-" + number + ".jpg").toFile());
        page(
                "films",
                number,
                "<video controls poster=poster-%d.jpg src=film-%d.mp4></video>".formatted(number, number),
                1_200);
        return number;
    }

    private int photograph(int number) throws IOException {
        Path shown = site("photographs").resolve("photograph-" + number + ".jpg");
        picture(4_000 + number, 3_000, 2_000, shown);
        if (number % COPY == 0) {
            encode(shown, folder.resolve("works/photograph-" + number + ".png"), "-vf", "scale=1500:1000");
        }
        page("photographs", number, "<img src=photograph-%d.jpg>".formatted(number), 600);
        return number;
    }

    private int article(int number) throws IOException {
        String text = Stories.text(5_000 + number, Stories.Language.ENGLISH, ARTICLE);
        if (number % COPY == 0) {
            Files.writeString(folder.resolve("works/article-" + number + ".txt"), text);
        }
        page("articles", number, "<article><p>" + text + "</p></article>", 400);
        return number;
    }

    private void others() throws IOException {
        var _ = Cores.map(IntStream.range(0, OTHER_PICTURES).boxed().toList(), number -> {
            picture(6_000 + number, 480, 360, folder.resolve("works/other-" + number + ".jpg"));
            return number;
        });
        for (int number = 0; number < OTHER_TEXTS; number++) {
            Files.writeString(
                    folder.resolve("works/other-" + number + ".txt"),
                    Stories.text(7_000 + number, Stories.Language.ENGLISH, ARTICLE));
        }
    }

    private static void picture(long seed, int width, int height, Path target) throws IOException {
        ImageIO.write(Pictures.picture(seed, width, height), "jpg", target.toFile());
    }

    /** A page with a menu, what it shows, and some words about it. */
    private void page(String site, int number, String shown, int words) throws IOException {
        StringBuilder menu = new StringBuilder();
        for (int other = Math.max(0, number - 10); other < number + 10; other++) {
            menu.append("<li><a href=\"page-%d.html\">Number %d</a></li>".formatted(other, other));
        }
        Files.writeString(site(site).resolve("page-" + number + ".html"), """
                <!doctype html><html lang=en><head><meta charset=utf-8><title>%s %d</title></head><body>
                <nav class=menu><ul>%s</ul></nav><main><h1>%s %d</h1>%s<p class=words>%s</p></main></body></html>
                """.formatted(
                        site,
                        number,
                        menu,
                        site,
                        number,
                        shown,
                        Stories.text(8_000 + 1_000L * SITES.indexOf(site) + number, Stories.Language.ENGLISH, words)));
    }

    private void indexes() throws IOException {
        for (String site : SITES) {
            int pages = switch (site) {
                case "songs" -> SONGS;
                case "films" -> FILMS;
                case "photographs" -> PHOTOGRAPHS;
                default -> ARTICLES;
            };
            StringBuilder html = new StringBuilder("<!doctype html><title>" + site + "</title>");
            IntStream.range(0, pages)
                    .forEach(page -> html.append("<p><a href=page-%d.html>%d</a></p>".formatted(page, page)));
            Files.writeString(site(site).resolve("index.html"), html);
        }
    }

    private void describe() throws IOException {
        List<String> lines = new ArrayList<>(List.of("file,title,owner"));
        try (var works = Files.list(folder.resolve("works"))) {
            works.map(work -> work.getFileName().toString())
                    .sorted()
                    .forEach(name -> lines.add(name + "," + name.replaceFirst("\\..*", "") + ",Ada Example"));
        }
        Files.write(catalogue(), lines);
    }

    private Path site(String name) {
        return sites().resolve(name);
    }

    private void encode(Path from, Path to, String... how) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1", "-i", from.toString()));
        command.addAll(List.of(how));
        command.add(to.toString());
        byte[] _ = Tools.run(folder, command);
    }

    /** Frames go to the encoder one by one: all of them would be a gigabyte. */
    private void encode(Film film, Path sound, Path to) throws IOException {
        Process encoder = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        "-s",
                        WIDTH + "x" + HEIGHT,
                        "-r",
                        Integer.toString(FPS),
                        "-i",
                        "pipe:0",
                        "-i",
                        sound.toString(),
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        "aac",
                        to.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream frames = encoder.getOutputStream()) {
            for (int frame = 0; frame < film.frames(); frame++) {
                frames.write(film.rgb(frame));
            }
        }
        try {
            if (encoder.waitFor() != 0) {
                throw new IOException("ffmpeg did not encode " + to.getFileName());
            }
        } catch (InterruptedException e) {
            encoder.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
