package dev.colophon.cli.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.registry.work.Content;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered by a fingerprint is what is answered by the file. */
@Tag("full")
class FingerprintIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String ENDING = ".fingerprint";

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path works = Path.of("");
    private Path files = Path.of("");

    @BeforeEach
    void registered() throws IOException {
        home = folder.resolve("home");
        works = Files.createDirectories(folder.resolve("works"));
        files = Files.createDirectories(folder.resolve("files"));
        Path leaf = Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf());
        Path lake = picture(works.resolve("lake.png"), 3, 480, 320);
        assertThat(Cli.run(home, "register", leaf.toString(), lake.toString(), "--owner", "Ada")
                        .exitCode())
                .isZero();
    }

    private static Path picture(Path file, long seed, int width, int height) throws IOException {
        String name = file.toString();
        assertThat(ImageIO.write(
                        Pictures.picture(seed, width, height), name.substring(name.length() - 3), file.toFile()))
                .isTrue();
        return file;
    }

    private static Path ffmpeg(Path target, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(arguments));
        all.add(target.toString());
        Ffmpeg.find().run(all, Duration.ofMinutes(1));
        return target;
    }

    private static Path film(Path file, long seed) throws IOException {
        Film film = Animation.film(seed, 256, 144, 12, 10);
        Path frames = file.resolveSibling("frames.y4m");
        Path sound = file.resolveSibling("sound.wav");
        film.writeY4m(frames);
        film.sound().writeWav(sound);
        ffmpeg(file, "-i", frames.toString(), "-i", sound.toString(), "-c:v", "mpeg4", "-q:v", "3", "-c:a", "aac");
        Files.delete(frames);
        Files.delete(sound);
        return file;
    }

    private Path taken(Path file) {
        Cli.Result taken = Cli.run(home, "fingerprint", file.toString(), "--force", "--json");
        assertThat(taken.exitCode()).as(taken.err() + taken.out()).isZero();
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    /** What is answered, without what is of the question alone. */
    private List<JsonNode> answers(String command, Path file, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command, "--json", file.toString()));
        arguments.addAll(List.of(more));
        Cli.Result result = Cli.run(home, arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<JsonNode> answers = new ArrayList<>();
        for (String line : result.lines()) {
            ObjectNode answer = (ObjectNode) MAPPER.readTree(line);
            answer.put("file", answer.get("file").asText().replace(ENDING, ""));
            answer.remove("elapsedMs");
            answers.add(answer);
        }
        assertThat(answers).isNotEmpty();
        return answers;
    }

    private static JsonNode removed(JsonNode of) {
        return ((ObjectNode) of).remove("fingerprinted");
    }

    private void assertSameAnswers(Path file, boolean found, String... notChecked) throws IOException {
        Path fingerprint = taken(file);
        List<JsonNode> byFile = answers("check", file);
        List<JsonNode> byFingerprint = answers("check", fingerprint);
        for (JsonNode answer : byFingerprint) {
            JsonNode of = removed(answer);
            assertThat(of.get("notChecked").valueStream().map(JsonNode::asText)).containsExactly(notChecked);
            if (byFile.size() == 1) {
                assertThat(of.get("sha256").asText()).isEqualTo(Content.of(file).sha256());
                assertThat(of.get("bytes").asLong()).isEqualTo(Files.size(file));
            }
        }
        assertThat(byFingerprint).as("check %s", file).isEqualTo(byFile);
        assertThat(byFile.stream().anyMatch(answer -> !answer.get("matches").isEmpty()))
                .as("%s", file)
                .isEqualTo(found);
        if (byFile.size() == 1) {
            JsonNode precheck = answers("precheck", fingerprint, "--no-receipt").getFirst();
            assertThat(removed(precheck.get("answer"))).isNotNull();
            assertThat(precheck)
                    .as("precheck %s", file)
                    .isEqualTo(answers("precheck", file, "--no-receipt").getFirst());
        }
    }

    @Test
    void ofPicturesAndTexts() throws IOException {
        String credentials = "CONTENT_CREDENTIALS";
        assertSameAnswers(Files.copy(works.resolve("lake.png"), files.resolve("same.png")), true, credentials);
        assertSameAnswers(picture(files.resolve("small.jpg"), 3, 240, 160), true, credentials);
        assertSameAnswers(picture(files.resolve("other.png"), 8, 480, 320), false, credentials);
        assertSameAnswers(Files.copy(works.resolve("leaf.txt"), files.resolve("same.txt")), true, credentials);
        assertSameAnswers(
                Files.writeString(files.resolve("more.txt"), "Read this: " + Stories.theLastLeaf()), true, credentials);
        assertSameAnswers(
                Files.writeString(files.resolve("other.txt"), Stories.text(9, Stories.Language.ENGLISH, 3_000)),
                false,
                credentials);
        assertSameAnswers(Files.writeString(files.resolve("short.txt"), "Hello!"), false, credentials);
        assertSameAnswers(
                Files.writeString(
                        files.resolve("page.html"),
                        "<!doctype html><title>A page</title><p>" + Stories.theLastLeaf() + "</p>"),
                true,
                credentials,
                "PAGE");
    }

    @Test
    void ofFilmsAndSounds() throws IOException {
        Path film = film(works.resolve("film.mp4"), 7);
        Path song = works.resolve("song.wav");
        Music.piece(7, 20).writeWav(song);
        assertThat(Cli.run(home, "register", film.toString(), song.toString(), "--owner", "Ben")
                        .exitCode())
                .isZero();
        String credentials = "CONTENT_CREDENTIALS";
        assertSameAnswers(Files.copy(film, files.resolve("same.mp4")), true, credentials);
        assertSameAnswers(
                ffmpeg(files.resolve("smaller.mp4"), "-ss", "2", "-i", film.toString(), "-vf", "scale=160:90,hflip"),
                true,
                credentials);
        assertSameAnswers(
                ffmpeg(files.resolve("part.mp3"), "-ss", "4", "-t", "9", "-i", song.toString()), true, credentials);
        assertSameAnswers(film(files.resolve("other.mp4"), 8), false, credentials);
        Path other = files.resolve("other.wav");
        Music.piece(9, 12).writeWav(other);
        assertSameAnswers(other, false, credentials);
    }

    /** What is packed in an archive has fingerprints of its own, in the same file. */
    @Test
    void ofArchives() throws IOException {
        Path archive = files.resolve("several.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Path file : List.of(
                    picture(folder.resolve("small.png"), 3, 240, 160),
                    Files.writeString(folder.resolve("other.txt"), Stories.text(9, Stories.Language.ENGLISH, 900)))) {
                zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                zip.write(Files.readAllBytes(file));
            }
            zip.putNextEntry(new ZipEntry("what.bin"));
            zip.write(new byte[] {1, 2, 3, 4, 5, 0, 7});
        }
        Path fingerprint = taken(archive);
        List<JsonNode> byFile = answersOfAny(archive);
        List<JsonNode> byFingerprint = answersOfAny(fingerprint);
        assertThat(byFingerprint)
                .hasSize(3)
                .filteredOn(answer -> removed(answer) == null)
                .singleElement()
                .satisfies(unread -> assertThat(unread.get("kind").asText()).isEqualTo("UNREADABLE"));
        assertThat(byFingerprint).isEqualTo(byFile);
        Cli.Result told = Cli.run(home, "precheck", fingerprint.toString(), "--no-receipt");
        assertThat(told.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.out()).contains("unknown", "the fingerprint of an archive: take those of its files");
    }

    private List<JsonNode> answersOfAny(Path file) throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : Cli.run(home, "check", "--json", file.toString()).lines()) {
            ObjectNode answer = (ObjectNode) MAPPER.readTree(line);
            answer.put("file", answer.get("file").asText().replace(ENDING, ""));
            answer.remove("elapsedMs");
            answers.add(answer);
        }
        return answers;
    }

    @Test
    void whatWasNotLookedAtIsSaid() throws IOException {
        Path text = Files.writeString(files.resolve("more.txt"), "Read this: " + Stories.theLastLeaf());
        Cli.Result taken = Cli.run(home, "fingerprint", text.toString());
        assertThat(taken.out())
                .contains(text + "  (text): " + text + ENDING, "whoever has the fingerprint can read it");
        String said = "by its fingerprint: Content Credentials in the file";
        assertThat(Cli.run(home, "check", text + ENDING).out()).contains("1 match", said);
        assertThat(Cli.run(home, "check", text.toString()).out())
                .contains("1 match")
                .doesNotContain(said);
        Cli.Result asked = Cli.run(home, "precheck", text + ENDING);
        assertThat(asked.out()).contains("blocked", said, "receipt");
        Path receipt = files.resolve("more.txt" + ENDING + ".receipt.json");
        assertThat(Files.readString(receipt))
                .contains("\"fingerprinted\"", Content.of(text).sha256());
        assertThat(Cli.run(home, "precheck", "--verify", receipt.toString(), text + ENDING)
                        .exitCode())
                .isZero();
        assertThat(Cli.run(home, "precheck", "--verify", receipt.toString(), text.toString())
                        .exitCode())
                .as("it is of the fingerprint, and proves nothing of the file")
                .isEqualTo(ExitCode.FOUND);
    }

    @Test
    void oneBadFileCostsTheOthersNothing() throws IOException {
        Path text = Files.writeString(files.resolve("a.txt"), Stories.theLastLeaf());
        Path none = files.resolve("none.txt");
        Path unknown = Files.write(files.resolve("what.bin"), new byte[] {1, 2, 3, 0, 5});
        Path out = Files.createDirectories(folder.resolve("out"));
        Cli.Result taken = Cli.run(
                home,
                "fingerprint",
                "--json",
                "--out",
                out.toString(),
                none.toString(),
                unknown.toString(),
                files.toString(),
                text.toString());
        assertThat(taken.exitCode()).isEqualTo(ExitCode.REFUSED);
        List<String> reasons = new ArrayList<>();
        for (String line : taken.lines()) {
            reasons.add(MAPPER.readTree(line).path("reason").asText().replaceFirst(":.*", ""));
        }
        assertThat(reasons).containsExactly("NOT_FOUND", "UNKNOWN_TYPE", "NOT_A_FILE", "");
        assertThat(out.toFile().list()).containsExactly("a.txt" + ENDING);
        byte[] first = Files.readAllBytes(out.resolve("a.txt" + ENDING));
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("a.txt", files.toString());

        Files.writeString(text, Stories.nameInTheLamplight());
        Cli.Result again = Cli.run(home, "fingerprint", "--out", out.toString(), text.toString());
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("is there already: name a new file, or replace it with --force");
        assertThat(out.resolve("a.txt" + ENDING)).hasBinaryContent(first);
        Cli.Result scanned = Cli.run(home, "scan", out.toString());
        assertThat(scanned.out()).contains("a fingerprint: it is checked, and not kept");
        assertThat(Cli.run(home, "fingerprint", out.resolve("a.txt" + ENDING).toString())
                        .out())
                .contains("a fingerprint: check it with `colophon check`");
    }

    /** Nobody knows what is in the file: that is never "nothing found". */
    @Test
    void whatCannotBeReadIsNotCalledFree() throws IOException {
        Path text = Files.writeString(files.resolve("a.txt"), Stories.text(9, Stories.Language.ENGLISH, 900));
        byte[] whole = Files.readAllBytes(taken(text));
        Path cut = Files.write(folder.resolve("cut" + ENDING), Arrays.copyOf(whole, whole.length - 7));
        Path empty = folder.resolve("zeros" + ENDING);
        try (OutputStream out = Files.newOutputStream(empty)) {
            out.write(Arrays.copyOf(whole, 9));
            out.write(new byte[1 << 20]);
        }
        for (Path hostile : List.of(cut, empty)) {
            Cli.Result check = Cli.run(home, "check", "--json", hostile.toString(), text.toString());
            assertThat(check.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(check.lines()).hasSize(2);
            JsonNode bad = MAPPER.readTree(check.lines().getFirst());
            assertThat(bad.get("kind").asText()).isEqualTo("UNREADABLE");
            assertThat(bad.get("reason").asText())
                    .isEqualTo("UNDECODABLE: the fingerprint is damaged or cut: get it again, or take it again");
            Cli.Result precheck = Cli.run(home, "precheck", "--json", "--no-receipt", hostile.toString());
            assertThat(MAPPER.readTree(precheck.out()).at("/answer/state").asText())
                    .isEqualTo("UNKNOWN");
        }
    }
}
