package dev.colophon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.RefusedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmDecoderIT {

    @TempDir
    Path folder;

    private final List<Long> times = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();

    private DecodedStream decode(Path file) throws Exception {
        return new FilmDecoder(TestMedia.FFMPEG, MediaLimits.DEFAULT)
                .decode(file, TypeSniffer.sniff(file), (grey, micros) -> {
                    times.add(micros);
                    frames.add(grey.clone());
                });
    }

    private Path film(String name, String filter, String... options) throws Exception {
        return TestMedia.make(
                folder.resolve(name),
                TestMedia.join(List.of("-f", "lavfi", "-i", filter, "-c:v", "mpeg4", "-q:v", "3"), options));
    }

    @Test
    void everyFrameComesWithItsTime() throws Exception {
        DecodedStream track = decode(film("f.mp4", "testsrc2=s=320x240:r=25:d=2"));

        assertThat(track.units()).isEqualTo(50);
        assertThat(times).hasSize(50).startsWith(0L, 40_000L, 80_000L).endsWith(1_960_000L);
        assertThat(track.length().toMillis()).isEqualTo(2_000);
        assertThat(track.partial()).isEmpty();
        assertThat(frames).allSatisfy(frame -> assertThat(frame).hasSize(65_536));
    }

    @Test
    void uneqalStepsKeepTheirTimes() throws Exception {
        // The first second at 25 frames a second, then 5 a second.
        Path file = film("v.mkv", "testsrc2=s=320x240:r=25:d=3,select='lt(n,25)+not(mod(n,5))'", "-fps_mode", "vfr");

        decode(file);

        assertThat(times).hasSize(35).contains(960_000L, 1_000_000L, 1_200_000L, 2_800_000L);
        assertThat(times.subList(25, 35))
                .containsExactlyElementsOf(java.util.stream.LongStream.range(0, 10)
                        .map(i -> 1_000_000 + i * 200_000)
                        .boxed()
                        .toList());
    }

    @Test
    void rotationOfTelephonesIsApplied() throws Exception {
        Path flat = film("flat.mp4", "color=black:s=320x240:r=5:d=1,drawbox=w=160:h=240:c=white:t=fill");
        Path turned = TestMedia.make(
                folder.resolve("turned.mp4"), "-display_rotation", "90", "-i", flat.toString(), "-c", "copy");

        decode(flat);
        byte[] before = frames.getFirst();
        frames.clear();
        decode(turned);
        byte[] after = frames.getFirst();

        assertThat(before[128 * 256 + 20] & 255).isGreaterThan(200); // white on the left
        assertThat(before[128 * 256 + 236] & 255).isLessThan(50);
        assertThat(Math.abs((after[20 * 256 + 128] & 255) - (after[236 * 256 + 128] & 255)))
                .isGreaterThan(150); // now up or down
    }

    @Test
    void aFrameThatIsWantedComesInDetailWithTheProportionsOfTheFilm() throws Exception {
        Path flat = film("flat.mp4", "testsrc2=s=320x180:r=5:d=1");
        Path turned = TestMedia.make(
                folder.resolve("turned.mp4"), "-display_rotation", "90", "-i", flat.toString(), "-c", "copy");
        Path narrow = film("narrow.mp4", "testsrc2=s=320x180:r=5:d=1,setsar=1/2");

        assertThat(aspects(flat))
                .hasSize(5)
                .allSatisfy(aspect -> assertThat(aspect).isCloseTo(16 / 9.0, within(0.01)));
        assertThat(aspects(turned))
                .hasSize(5)
                .allSatisfy(aspect -> assertThat(aspect).isCloseTo(9 / 16.0, within(0.01)));
        assertThat(aspects(narrow))
                .hasSize(5)
                .allSatisfy(aspect -> assertThat(aspect).isCloseTo(8 / 9.0, within(0.01)));
    }

    private static List<Double> aspects(Path file) throws Exception {
        List<Double> aspects = new ArrayList<>();
        FrameSink sink = new FrameSink() {
            @Override
            public void frame(byte[] grey, long micros) {}

            @Override
            public boolean wantsDetail() {
                return true;
            }

            @Override
            public void detail(byte[] grey, double aspect) {
                assertThat(grey).hasSize(FrameSink.DETAIL_SIDE * FrameSink.DETAIL_SIDE);
                aspects.add(aspect);
            }
        };
        new FilmDecoder(TestMedia.FFMPEG, MediaLimits.DEFAULT).decode(file, TypeSniffer.sniff(file), sink);
        return aspects;
    }

    @Test
    void animatedGifIsAFilm() throws Exception {
        Path gif = TestMedia.make(folder.resolve("a.gif"), "-f", "lavfi", "-i", "testsrc2=s=120x90:r=10:d=1");

        assertThat(TypeSniffer.sniff(gif)).isEqualTo(FileType.ANIMATED_GIF);
        assertThat(decode(gif).units()).isEqualTo(10);
    }

    /** A large canvas is copied for each frame of one pixel, and a frame without a time counts as 0.1 s. */
    @Test
    void anAnimationIsStoppedWhenItTookItsProcessorTime() throws Exception {
        ByteBuffer gif = ByteBuffer.allocate(3_000_000).order(ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 4_000)
                .putShort((short) 4_000);
        gif.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
        for (int i = 0; i < 100_000; i++) {
            gif.put(new byte[] {0x21, (byte) 0xf9, 4, 0, 0, 0, 0, 0});
            gif.put(new byte[] {0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0});
        }
        gif.put((byte) 0x3b);
        Path file = Files.write(folder.resolve("a.gif"), Arrays.copyOf(gif.array(), gif.position()));

        DecodedStream track = new FilmDecoder(TestMedia.FFMPEG, MediaLimits.DEFAULT, Duration.ofSeconds(1))
                .decode(file, FileType.ANIMATED_GIF, (grey, micros) -> {});

        assertThat(track.units()).isLessThan(100_000);
        assertThat(track.partial())
                .hasValueSatisfying(why -> assertThat(why).endsWith("because it took more processor time than it may"));
    }

    @Test
    void aCutFilmIsUsedAndMarked() throws Exception {
        Path file = film("f.mkv", "testsrc2=s=320x240:r=25:d=10");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        DecodedStream track = decode(file);

        assertThat(track.units()).isBetween(75L, 175L);
        assertThat(track.partial()).hasValueSatisfying(p -> assertThat(p).endsWith(" of 10.0 s could be decoded"));
    }

    @Test
    void ofTwoPictureTracksOneIsReadAndThatIsSaid() throws Exception {
        Path file = film("f.mkv", "testsrc2=s=320x240:r=25:d=1", "-map", "0", "-map", "0");

        assertThat(decode(file).partial()).contains("1 of 2 picture tracks was read");
        assertThat(frames).hasSize(25);
    }

    @Test
    void coverArtIsNoPictureTrack() throws Exception {
        Path film = film("f.mp4", "testsrc2=s=320x240:r=25:d=1");
        Path file = TestMedia.make(
                folder.resolve("covered.mp4"),
                "-i",
                film.toString(),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:d=1:r=1",
                "-map",
                "0",
                "-map",
                "1",
                "-c:v:0",
                "copy",
                "-c:v:1",
                "png",
                "-disposition:v:1",
                "attached_pic");

        assertThat(decode(file).partial()).isEmpty();
    }

    @Test
    void anMp4WithoutItsDirectoryIsUndecodable() throws Exception {
        Path file = film("f.mp4", "testsrc2=s=320x240:r=25:d=4");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> decode(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("moov atom not found");
    }
}
