package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.fingerprint.VideoFingerprinter;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.media.MediaReader;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.ffmpeg.FrameSink;
import dev.colophon.media.ffmpeg.SampleSink;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFingerprinterIT {

    @TempDir
    Path folder;

    private final MediaReader media = new MediaReader();
    private final FileFingerprinter fingerprinter = new FileFingerprinter(media);

    private List<Part> parts(Path file) {
        Reading reading = fingerprinter.read(file, Role.COPY);
        assertThat(reading).isInstanceOf(Readable.class);
        return ((Readable) reading).parts();
    }

    private static Path make(Path file, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(arguments));
        all.add(file.toString());
        Ffmpeg.find().run(all, Duration.ofMinutes(1));
        return file;
    }

    @Test
    void mediaGivesWhatFingerprintsAreMadeOf() {
        assertThat(SampleSink.SAMPLE_RATE).isEqualTo(AudioParameters.SAMPLE_RATE);
        assertThat(FrameSink.SIDE).isEqualTo(VideoFingerprinter.SIDE);
        assertThat(FrameSink.DETAIL_SIDE).isEqualTo(VideoFingerprinter.DETAIL_SIDE);
    }

    @Test
    void aFilmHasThePictureFirstAndTheDigestOfItsFile() throws Exception {
        Path film = make(
                folder.resolve("f.mp4"),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=25:d=4",
                "-f",
                "lavfi",
                "-i",
                "sine=d=4",
                "-c:v",
                "mpeg4",
                "-c:a",
                "aac");
        MessageDigest sha = ContentDigest.start();
        sha.update(Files.readAllBytes(film));

        List<Part> parts = parts(film);

        assertThat(parts).extracting(part -> part.fingerprint().medium()).containsExactly(Medium.VIDEO, Medium.AUDIO);
        assertThat(parts)
                .extracting(part -> part.fingerprint().digest())
                .containsOnly(ContentDigest.of(ContentDigest.Basis.FILE, sha));
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.durationMillis().orElseThrow()).isBetween(3_950L, 4_100L);
            assertThat(part.partial()).isEmpty();
        });
    }

    @Test
    void aPictureHasTheDigestOfItsPixels() throws Exception {
        BufferedImage image = new BufferedImage(90, 80, BufferedImage.TYPE_3BYTE_BGR);
        Path png = folder.resolve("a.png");
        Path bmp = folder.resolve("a.bmp");
        assertThat(ImageIO.write(image, "png", png.toFile()) && ImageIO.write(image, "bmp", bmp.toFile()))
                .isTrue();

        ContentDigest digest = parts(png).getFirst().fingerprint().digest();

        assertThat(digest.basis()).isEqualTo(ContentDigest.Basis.PIXELS);
        assertThat(parts(bmp).getFirst().fingerprint().digest()).isEqualTo(digest);
    }

    @Test
    void whyMediaRefusesIsTheAnswer() throws Exception {
        Path empty = Files.createFile(folder.resolve("a.mp3"));

        assertThat(fingerprinter.read(empty, Role.COPY))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.why().reason()).isEqualTo(Unreadable.Reason.EMPTY));
    }

    @Test
    void charactersThatFoldToManyAreCountedAsMany() throws Exception {
        Path file = Files.writeString(folder.resolve("long.txt"), "\uFDFA".repeat(50));

        Readable read = (Readable) new FileFingerprinter(media, 100).read(file, Role.COPY);

        assertThat(read.parts()).singleElement().satisfies(part -> {
            assertThat(((TextFingerprint) part.fingerprint()).text())
                    .isEqualTo("\uFDFA".repeat(6)); // 16 letters each, without spaces
            assertThat(part.partial())
                    .contains("the first 6 characters were read, the rest was left out: each stands for many letters");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.wav", "a.mp3"})
    @Tag("full")
    void aChannelInvertedAgainstTheOtherDoesNotCancelThem(String name) throws Exception {
        Sound music = Music.nightFreight().part(5, 20);
        Sound dual = new Sound(
                2, new Sound(1, music.mono().samples()).over(silence(2), 0, 1).samples());
        for (Sound sound : List.of(music, dual)) {
            AudioFingerprint upright = print(encoded("upright-" + name, sound));
            AudioFingerprint inverted = print(encoded("inverted-" + name, rightInverted(sound)));

            assertThat(inverted.unmatchable()).isEmpty();
            // Only what the encoder makes of the two may differ, and it codes sums and differences.
            assertThat(shared(upright, inverted)).isGreaterThan(name.endsWith("wav") ? 0.98 : 0.5);
        }
    }

    @Test
    void monoComesThroughAndManyChannelsAreMixed() throws Exception {
        Sound music = Music.lanternWaltz();
        Path stereo = encoded("stereo.wav", music);
        Path surround =
                make(folder.resolve("surround.wav"), "-i", stereo.toString(), "-af", "pan=5.1|FL=FL|FR=FR|BL=.1*FL");
        AudioFingerprint mono = print(encoded("mono.wav", music.mono()));

        assertThat(shared(mono, print(stereo))).isGreaterThan(0.98);
        assertThat(shared(mono, print(surround))).isGreaterThan(0.9);
    }

    private static Sound silence(int channels) {
        return new Sound(channels, new float[channels]);
    }

    private static Sound rightInverted(Sound stereo) {
        float[] samples = stereo.samples().clone();
        for (int i = 1; i < samples.length; i += 2) {
            samples[i] = -samples[i];
        }
        return new Sound(2, samples);
    }

    private Path encoded(String name, Sound sound) throws Exception {
        Path wav = folder.resolve(name + ".source.wav");
        sound.writeWav(wav);
        return make(folder.resolve(name), "-i", wav.toString());
    }

    private AudioFingerprint print(Path file) {
        return (AudioFingerprint) parts(file).getFirst().fingerprint();
    }

    /** The share of peaks of one that the other has, within an eighth of a frame and 5 cents. */
    private static double shared(AudioFingerprint one, AudioFingerprint other) {
        int found = 0;
        for (int i = 0; i < one.peaks(); i++) {
            for (int j = 0; j < other.peaks(); j++) {
                if (Math.abs(one.timeEighths()[i] - other.timeEighths()[j]) <= 1
                        && Math.abs(one.cents()[i] - other.cents()[j]) <= 5) {
                    found++;
                    break;
                }
            }
        }
        return (double) found / one.peaks();
    }
}
