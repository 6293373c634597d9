package dev.colophon.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.ffmpeg.TestMedia;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.samples.sound.Noise;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files are bytes; those that are not UTF-8 are read like others, by ffmpeg and in children, too. */
class FileNamesIT {

    @TempDir
    Path folder;

    /** A name of the bytes FF FE and an ending. */
    private Path named(String ending) {
        return Path.of(URI.create(folder.toUri() + "%FF%FE" + ending));
    }

    private List<WalkedFile> walk(Path root) {
        List<WalkedFile> all = new ArrayList<>();
        new FileWalker().walk(root, walked -> {
            all.add(walked);
            if (walked instanceof WalkedFile.Found found) {
                try (found) {
                    assertThat(new MediaReader().read(found.path(), new TrackSink()))
                            .isEmpty();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        return all;
    }

    @Test
    void filesWithNamesThatAreNotTextAreRead() throws Exception {
        Path plain = folder.resolve("plain.wav");
        Noise.pink(1, 5).writeWav(plain);
        Files.move(plain, named(".mp3"));
        Path png = folder.resolve("plain.png");
        ImageIO.write(new BufferedImage(90, 80, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
        Files.move(png, named(".png"));
        Files.writeString(named(".rtf"), "{\\rtf1\\ansi It was a bright cold day in April.\\par}");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(named(".zip")))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write("It was a bright cold day in April.".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(walk(folder).stream().map(WalkedFile::place))
                .containsExactlyInAnyOrder(
                        named(".mp3").toUri().toString(),
                        named(".png").toUri().toString(),
                        named(".rtf").toUri().toString(),
                        named(".zip").toUri() + "!/a.txt");
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.startsWith("colophon-name-")))
                    .isEmpty();
        }
    }

    /** Of MP3 the bytes say so little that ffmpeg would rather believe a name. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "WEBP", "gif", "txt"})
    void aSoundIsReadWhateverItIsCalled(String ending) throws Exception {
        Path sound = TestMedia.sine(folder.resolve("sound.mp3"), 5, "-b:a", "64k");
        Path misnamed = Files.move(sound, folder.resolve("sound." + ending));
        TrackSink tracks = new TrackSink();
        assertThat(new MediaReader().read(misnamed, tracks)).isEmpty();
        assertThat(tracks.tracks).extracting(Track::kind).containsExactly(Track.Kind.SOUND);
    }

    /** A shell hands the bytes over, and Java makes U+FFFD of each. */
    @Test
    void anArgumentThatIsNotTextMeansTheOneFileThatReadsLikeIt() throws Exception {
        Files.writeString(named(".txt"), "It was a bright cold day in April.");
        Path given = folder.resolve("\uFFFD\uFFFD.txt");

        assertThat(walk(given)).singleElement().isInstanceOf(WalkedFile.Found.class);

        Files.writeString(Path.of(URI.create(folder.toUri() + "%FE%FF.txt")), "another");
        assertThat(walk(given))
                .singleElement()
                .isInstanceOfSatisfying(
                        WalkedFile.Refused.class,
                        refused -> assertThat(refused.why().detail()).contains("read the same"));
    }

    @Test
    void controlCharactersOfNamesAreKept() throws Exception {
        Path file = Files.writeString(folder.resolve("a\nb\t\u202ec.txt"), "It was a bright cold day in April.");

        assertThat(walk(file)).singleElement().extracting(WalkedFile::place).isEqualTo(file.toString());
    }
}
