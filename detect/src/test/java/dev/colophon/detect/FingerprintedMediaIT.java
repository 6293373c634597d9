package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.film.Film;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By its fingerprint alone the same is found in a file as by the file: copies, altered ones, and strangers, of each medium. */
@Tag("full")
class FingerprintedMediaIT {

    @TempDir
    Path folder;

    private final MediaReader media = new MediaReader();
    private final FileFingerprinter fingerprinter = new FileFingerprinter(media);

    private static void ffmpeg(Path target, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(arguments));
        all.add(target.toString());
        Ffmpeg.find().run(all, Duration.ofMinutes(1));
    }

    private Path film(long seed) throws IOException {
        Film film = Animation.film(seed, 256, 144, 12, 10);
        Path frames = folder.resolve("frames.y4m");
        Path sound = folder.resolve("sound.wav");
        film.writeY4m(frames);
        film.sound().writeWav(sound);
        Path file = folder.resolve("film-" + seed + ".mp4");
        ffmpeg(file, "-i", frames.toString(), "-i", sound.toString(), "-c:v", "mpeg4", "-q:v", "3", "-c:a", "aac");
        return file;
    }

    private Path picture(String name, long seed, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(
                        Pictures.picture(seed, width, height), name.substring(name.length() - 3), file.toFile()))
                .isTrue();
        return file;
    }

    /** What is registered, and the files that are checked with whether something is found. */
    private Map<Path, Boolean> files(FingerprintIndex index) throws IOException {
        Path film = film(7);
        Path song = folder.resolve("song.wav");
        Music.piece(7, 20).writeWav(song);
        Path picture = picture("picture.png", 3, 480, 320);
        Path text = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        for (Path work : List.of(film, song, picture, text)) {
            for (Part part : ((Readable) fingerprinter.read(work, Role.REFERENCE)).parts()) {
                index.put(new ReferenceId(String.valueOf(work.getFileName())), part.fingerprint());
            }
        }
        index.commit(1);
        Path smaller = folder.resolve("smaller.mp4");
        ffmpeg(smaller, "-ss", "2", "-i", film.toString(), "-vf", "scale=160:90,hflip", "-c:v", "mpeg4", "-c:a", "aac");
        Path excerpt = folder.resolve("excerpt.mp3");
        ffmpeg(excerpt, "-ss", "4", "-t", "9", "-i", song.toString());
        Map<Path, Boolean> files = new LinkedHashMap<>();
        List.of(film, smaller, song, excerpt, picture, picture("small.jpg", 3, 240, 160), text)
                .forEach(file -> files.put(file, true));
        files.put(Files.writeString(folder.resolve("more.txt"), "Read this: " + Stories.theLastLeaf()), true);
        files.put(film(8), false);
        Path other = folder.resolve("other.wav");
        Music.piece(9, 12).writeWav(other);
        files.put(other, false);
        files.put(picture("other.png", 8, 480, 320), false);
        files.put(
                Files.writeString(folder.resolve("other.txt"), Stories.text(99, Stories.Language.ENGLISH, 3_000)),
                false);
        files.put(Files.writeString(folder.resolve("short.txt"), "Hello!"), false);
        return files;
    }

    private Sighting fingerprinted(Detector detector, Path file) throws Exception {
        Path target = folder.resolve("taken.fingerprint");
        try (FingerprintFileWriter out = new FingerprintFileWriter(Files.newOutputStream(target))) {
            out.add("", FingerprintedFile.of(file, media), (Readable) fingerprinter.read(file, Role.COPY));
            out.end();
        }
        FingerprintEntry entry = FingerprintFile.read(target).entries().getFirst();
        return detector.detect(new FoundFile(target, file.toString(), Instant.EPOCH, entry.of()), entry);
    }

    @Test
    void theSameIsFoundByItAsByTheFile() throws Exception {
        try (FingerprintIndex index = LocalIndex.open(folder.resolve("index"), Access.WRITE)) {
            Map<Path, Boolean> files = files(index);
            Detector detector = new Detector(media, index, SearchOptions.DEFAULT);
            for (Path file : files.keySet()) {
                Sighting byFile = detector.detect(new FoundFile(file, file.toString(), Instant.EPOCH));
                Sighting byFingerprint = fingerprinted(detector, file);
                assertThat(byFile.matches().isEmpty()).as("%s", file).isEqualTo(!files.get(file));
                assertThat(byFingerprint.matches()).as("%s", file).isEqualTo(byFile.matches());
                assertThat(byFingerprint.medium()).isEqualTo(byFile.medium());
                assertThat(byFingerprint.reason()).isEqualTo(byFile.reason());
                assertThat(byFingerprint.durationMillis()).isEqualTo(byFile.durationMillis());
                assertThat(byFingerprint.fingerprints())
                        .extracting(Fingerprint::encode)
                        .usingRecursiveComparison()
                        .isEqualTo(byFile.fingerprints().stream()
                                .map(Fingerprint::encode)
                                .toList());
            }
        }
    }
}
