package dev.colophon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundDecoderIT {

    @TempDir
    Path folder;

    /** Collects what is decoded. */
    private static final class Collected implements SampleSink {

        private float[] samples = new float[0];

        @Override
        public void samples(float[] mono, int offset, int length) {
            int end = samples.length;
            samples = Arrays.copyOf(samples, end + length);
            System.arraycopy(mono, offset, samples, end, length);
        }

        /** The strength of one frequency among all, 0..1. */
        double share(double hertz) {
            double re = 0;
            double im = 0;
            double all = 0;
            for (int i = 0; i < samples.length; i++) {
                double phase = 2 * Math.PI * hertz * i / 11_025;
                re += samples[i] * Math.cos(phase);
                im += samples[i] * Math.sin(phase);
                all += samples[i] * (double) samples[i];
            }
            return 2 * (re * re + im * im) / (samples.length * all);
        }
    }

    private final Collected collected = new Collected();

    private DecodedStream decode(Path file, boolean mayBeFilm, MediaLimits limits) throws Exception {
        return new SoundDecoder(TestMedia.FFMPEG, limits).decode(file, mayBeFilm, collected);
    }

    private DecodedStream decode(Path file) throws Exception {
        return decode(file, TypeSniffer.sniff(file).kind() == FileType.Kind.FILM, MediaLimits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.wav", "a.mp3", "a.flac", "a.ogg", "a.opus", "a.m4a", "a.aac", "a.aiff", "a.wma", "a.mka"})
    void decodesToMonoAt11025Hertz(String name) throws Exception {
        Path file = TestMedia.sine(
                folder.resolve(name), 2, name.endsWith("ogg") ? "-c:a" : "-ac", name.endsWith("ogg") ? "libopus" : "2");

        DecodedStream track = decode(file);

        assertThat(track.partial()).isEmpty();
        assertThat(track.hasFilm()).isFalse();
        assertThat(track.units()).isEqualTo(collected.samples.length).isBetween(22_050L - 100, 22_050L + 1_500);
        assertThat(collected.share(440)).as("share of the sine").isGreaterThan(0.95);
    }

    @Test
    void samplesAtTheRightRateComeThroughUnchanged() throws Exception {
        Path file = folder.resolve("a.wav");
        byte[] ramp = new byte[11_025];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) i;
        }
        TestMedia.wavHeader(file, 11_025, ramp.length);
        Files.write(file, ramp, java.nio.file.StandardOpenOption.APPEND);

        DecodedStream track = decode(file);

        assertThat(track)
                .isEqualTo(new DecodedStream(11_025, Duration.ofSeconds(1), false, java.util.Optional.empty()));
        for (int i = 0; i < ramp.length; i++) {
            assertThat(collected.samples[i]).isEqualTo(((i & 255) - 128) / 128f);
        }
    }

    @Test
    void coverArtIsNotAFilm() throws Exception {
        Path cover =
                TestMedia.make(folder.resolve("c.png"), "-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-frames:v", "1");
        Path sound = TestMedia.sine(folder.resolve("s.wav"), 1);
        Path file = TestMedia.make(
                folder.resolve("a.m4a"),
                "-i",
                sound.toString(),
                "-i",
                cover.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c:v",
                "copy",
                "-disposition:v",
                "attached_pic",
                "-f",
                "mp4");

        assertThat(decode(file).hasFilm()).isFalse();
    }

    @Test
    void tenHoursAreRefusedFromTheHeaderBeforeAnythingIsDecoded() throws Exception {
        Path file = folder.resolve("long.wav");
        TestMedia.wavHeader(file, 8_000, 36_000L * 8_000);
        try (var out = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(44 + 36_000L * 8_000); // sparse: 288 MB that occupy nothing
        }

        assertThatThrownBy(() -> decode(file)).hasMessage("10 h long, and at most 4 h are read: split it");
        assertThat(collected.samples).isEmpty();
    }

    @Test
    void aLyingHeaderIsCutAtTheLimit() throws Exception {
        // A stream of ADTS frames states no length at all.
        Path file = TestMedia.sine(folder.resolve("a.aac"), 8);
        MediaLimits limits = limits(Duration.ofSeconds(5));

        DecodedStream track = decode(file, false, limits);

        assertThat(track.length()).isEqualTo(Duration.ofSeconds(5));
        assertThat(track.partial()).contains("the first 5.0 s were read, the rest was left out");
    }

    @Test
    void truncatedSoundIsUsedAndMarked() throws Exception {
        Path file = TestMedia.sine(folder.resolve("a.flac"), 20);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        DecodedStream track = decode(file);

        assertThat(track.length().toMillis()).isBetween(8_000L, 12_000L);
        assertThat(track.partial()).hasValueSatisfying(p -> assertThat(p).endsWith(" of 20.0 s could be decoded"));
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(strings = {"wav", "aiff", "w64", "rf64.wav"})
    void ofACutFileItIsSaidWhereItEnds(String ending) throws Exception {
        String[] options = ending.startsWith("rf64") ? new String[] {"-rf64", "always"} : new String[0];
        Path file = TestMedia.sine(folder.resolve("a." + ending), 20, options);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(decode(file).partial()).isEmpty();

        Files.write(file, Arrays.copyOf(bytes, bytes.length * 3 / 5));
        assertThat(decode(file).partial()).contains("the file ends after 12.0 s of 20.0 s");

        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(decode(file).partial()).isEmpty();
    }

    /** Who writes to a pipe does not know how much will come. */
    @ParameterizedTest
    @ValueSource(longs = {0xFFFF_FFFFL, 0, 0x7FFF_FFFFL, 0x8000_0000L})
    void aStreamedWavIsWholeWhateverItsHeaderSays(long stated) throws Exception {
        Path file = folder.resolve("a.wav");
        TestMedia.wavHeader(file, 8_000, stated);
        byte[] samples = new byte[8_000 * 5];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (128 + 100 * Math.sin(0.3 * i));
        }
        Files.write(file, samples, StandardOpenOption.APPEND);

        assertThat(decode(file).partial()).isEmpty();
    }

    @Test
    void anAiffThatWasNotFinishedIsNotCalledAHeader() throws Exception {
        Path file = TestMedia.sine(folder.resolve("a.aiff"), 2);
        byte[] bytes = Files.readAllBytes(file);
        int size = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("SSND") + 4;
        Arrays.fill(bytes, size, size + 4, (byte) 0);
        Files.write(file, bytes);

        assertThatThrownBy(() -> decode(file))
                .hasMessageMatching("its header says that it has no samples, and [\\d,]+ bytes follow: .*save it anew");
    }

    /** Two streams of Ogg one after the other; some versions of ffmpeg read both, some stop at the second. */
    @Test
    void whatLiesBehindAChangeOfFormatIsReadOrSaidToBeLeftOut() throws Exception {
        List<String> vorbis = List.of("-c:a", "vorbis", "-strict", "-2", "-ac", "2");
        Path first = TestMedia.sine(folder.resolve("a.ogg"), 8, TestMedia.join(vorbis, "-ar", "44100"));
        Path second = TestMedia.sine(folder.resolve("b.ogg"), 8, TestMedia.join(vorbis, "-ar", "22050"));
        Files.write(first, Files.readAllBytes(second), StandardOpenOption.APPEND);

        DecodedStream track = decode(first);

        assertThat(track.length().toSeconds() > 14
                        || track.partial()
                                .filter(said -> said.contains("behind which its format changes"))
                                .isPresent())
                .as(track.toString())
                .isTrue();
    }

    @Test
    void ofTwoSoundTracksOneIsReadAndThatIsSaid() throws Exception {
        Path file = TestMedia.sine(
                folder.resolve("a.mka"),
                20,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=880:sample_rate=44100:duration=20",
                "-map",
                "0",
                "-map",
                "1",
                "-c:a",
                "flac");

        assertThat(decode(file).partial()).contains("1 of 2 sound tracks was read");
        assertThat(collected.share(440)).isGreaterThan(0.95);

        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(decode(file).partial())
                .hasValueSatisfying(
                        why -> assertThat(why).endsWith(" of 20.0 s could be decoded; 1 of 2 sound tracks was read"));
    }

    /** One thread alone stops at the first of these packets; what is heard must be what ffmpeg makes of all the others. */
    @Test
    void soundGoesOnBehindDamagedPackets() throws Exception {
        Path file = TestMedia.sine(folder.resolve("a.flac"), 60);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 2_000, (byte) 0x55);
        Files.write(file, bytes);
        Path raw = folder.resolve("a.f32");
        TestMedia.FFMPEG.run(
                List.of("-i", file.toString(), "-af", "aresample=11025", "-f", "f32le", raw.toString()),
                Duration.ofMinutes(1));
        ByteBuffer expected = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);

        float[] heard = samples(file);

        assertThat(heard).hasSizeBetween(50 * 11_025, 60 * 11_025);
        assertThat(ByteBuffer.allocate(4 * heard.length).order(ByteOrder.LITTLE_ENDIAN))
                .satisfies(buffer -> buffer.asFloatBuffer().put(heard))
                .isEqualTo(expected);
    }

    @Test
    void aFileOfAnyNameIsRead() throws Exception {
        Path raw = folder.resolve("odd.f32");
        Path plain = TestMedia.sine(folder.resolve("a.flac"), 3);
        Path odd = Files.copy(plain, folder.resolve(" it's [a], b;c:d=\\e\n é .flac "));

        assertThat(samples(odd)).hasSize(3 * 11_025).isEqualTo(samples(plain));
        // Also in one thread, not only in the second run.
        List<String> quick =
                FfmpegInput.graph(odd, Duration.ofSeconds(9), "aformat=sample_rates=11025:sample_fmts=flt");
        quick.addAll(List.of("-map", "1:a:0", "-c", "copy", "-f", "f32le", raw.toString()));
        TestMedia.FFMPEG.run(quick, Duration.ofMinutes(1));
        assertThat(raw).hasSize(3 * 11_025 * Float.BYTES);
    }

    private static float[] samples(Path file) throws Exception {
        Collected collected = new Collected();
        new SoundDecoder(TestMedia.FFMPEG, MediaLimits.DEFAULT).decode(file, false, collected);
        return collected.samples;
    }

    @Test
    void garbageAfterAMagicNumberIsUndecodable() throws Exception {
        Path file = folder.resolve("a.flac");
        Files.write(file, "fLaC\0\0\0\0 and then nothing of the kind".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> decode(file))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.why().reason()).isEqualTo(Unreadable.Reason.UNDECODABLE))
                .hasMessageContaining("the file is damaged or cut, get it again");
    }

    static MediaLimits limits(Duration sound) {
        MediaLimits usual = MediaLimits.DEFAULT;
        return new MediaLimits(
                sound,
                usual.film(),
                usual.pixels(),
                usual.side(),
                usual.frameSide(),
                usual.textCharacters(),
                usual.documentTime(),
                usual.documentHeapMegabytes(),
                usual.decoderBytes());
    }
}
