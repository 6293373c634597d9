package dev.colophon.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.Track.Kind;
import dev.colophon.media.ffmpeg.ForeignPictureDecoder;
import dev.colophon.media.ffmpeg.TestMedia;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.picture.Picture;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.refusal.Unreadable.Reason;
import java.awt.image.BufferedImage;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MediaReaderIT {

    @TempDir
    Path folder;

    private final MediaReader reader = new MediaReader();

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path write(String name, String text) throws Exception {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Unreadable refusal(Path file) {
        Unreadable why = reader.read(file, new TrackSink()).orElseThrow();
        assertThat(why.detail()).isNotBlank().doesNotContain("\n").doesNotContain(folder.toString());
        return why;
    }

    private List<Kind> kinds(Path file) {
        TrackSink sink = new TrackSink();
        assertThat(reader.read(file, sink)).isEmpty();
        return sink.tracks.stream().map(Track::kind).toList();
    }

    @Test
    void zeroBytes() throws Exception {
        assertThat(refusal(write("a.mp3", new byte[0])).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void randomBytesAreUnknownUnderAnyName() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        noise[0] = 0; // no magic number by chance
        for (String name : List.of("a.mp3", "a.jpg", "a.txt", "a.mp4", "a.pdf", "a.zip")) {
            assertThat(refusal(write(name, noise)).reason()).as(name).isEqualTo(Reason.UNKNOWN_TYPE);
        }
    }

    @Test
    void aTerabyteOfHolesIsNotReadToItsEnd() throws Exception {
        Path picture = folder.resolve("a.jpg");
        ImageIO.write(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());
        Path sound = TestMedia.sine(folder.resolve("a.mp3"), 1);
        Path film = TestMedia.make(folder.resolve("a.mkv"), "-f", "lavfi", "-i", "testsrc2=d=1", "-c:v", "mpeg4");
        for (Path file : List.of(picture, sound, film)) {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.setLength(1L << 40);
            }
        }

        assertThat(refusal(picture).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(sound).reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(film).detail()).startsWith("nine tenths of its 1,099,511,627,776 bytes are zero");
    }

    @Test
    void anArchiveOfAnotherKindIsNamedInGoodEnglish() throws Exception {
        byte[] sevenZip = {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4, 1, 2, 3, 4, 5, 6, 7, 8};

        assertThat(refusal(write("a.7z", sevenZip)).detail()).startsWith("an archive of a kind that is not opened");
    }

    @Test
    void vanished() {
        assertThat(refusal(folder.resolve("gone.mp3")).reason()).isEqualTo(Reason.VANISHED);
    }

    @Test
    void pipesDevicesAndFoldersAreNotOpened() throws Exception {
        Path pipe = folder.resolve("pipe.mp3");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(refusal(pipe).reason()).isEqualTo(Reason.NOT_A_FILE);
        assertThat(refusal(Path.of("/dev/zero")).reason()).isEqualTo(Reason.NOT_A_FILE);
        assertThat(refusal(folder).reason()).isEqualTo(Reason.NOT_A_FILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/passwd\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "file '/etc/passwd'\nfile 'b.mp3'\n",
                "file '/etc/passwd'\n",
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nm=audio 9 RTP/AVP 0\r\n",
                "[playlist]\nFile1=/etc/passwd\n",
                "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>"
            })
    void playlistsNeverOpenWhatTheyName(String playlist) throws Exception {
        assertThat(refusal(write("a.mp3", playlist)).reason()).isEqualTo(Reason.FORBIDDEN_PROTOCOL);
    }

    @Test
    void aPlaylistBehindAMagicNumberDoesNotReachFfmpegsPlaylistReader() throws Exception {
        // What sniffing takes for sound is still read with the demuxers of sound only.
        assertThat(refusal(write("a.mp3", "ID3\0\0\0\0\0\0\0\n#EXTM3U\n/etc/passwd\n"))
                        .reason())
                .isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void filesAreWhatTheyContain() throws Exception {
        Path flac = TestMedia.sine(folder.resolve("s.flac"), 2);
        Path png = TestMedia.make(
                folder.resolve("p.png"), "-f", "lavfi", "-i", "testsrc2=s=300x200:d=1", "-frames:v", "1");

        assertThat(kinds(Files.copy(flac, folder.resolve("sound.jpg")))).containsExactly(Kind.SOUND);
        assertThat(kinds(Files.copy(png, folder.resolve("picture.mp3")))).containsExactly(Kind.PICTURE);
        assertThat(kinds(write(
                        "text.mp4", "It was a bright cold day in April, and the clocks were striking thirteen.\n")))
                .containsExactly(Kind.TEXT);
        assertThat(kinds(write("page.png", "<!DOCTYPE html><p>It was a bright cold day in April")))
                .containsExactly(Kind.TEXT);
    }

    @Test
    void aFilmHasPicturesThenSound() throws Exception {
        Path film = TestMedia.make(
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

        TrackSink read = new TrackSink();
        assertThat(reader.read(film, read)).isEmpty();

        assertThat(read.tracks).extracting(Track::kind).containsExactly(Kind.FILM, Kind.SOUND);
        assertThat(read.tracks).allSatisfy(track -> {
            assertThat(track.length().orElseThrow().toMillis()).isBetween(3_950L, 4_100L);
            assertThat(track.partial()).isEmpty();
        });
    }

    @Test
    void aFilmWhoseSoundCannotBeDecodedSaysSo() throws Exception {
        Path film = TestMedia.make(
                folder.resolve("f.mkv"),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=25:d=1",
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-c:v",
                "mpeg4",
                "-c:a",
                "flac");
        String latin = Files.readString(film, StandardCharsets.ISO_8859_1);
        Files.writeString(film, latin.replace("A_FLAC", "A_NONE"), StandardCharsets.ISO_8859_1);

        TrackSink read = new TrackSink();
        assertThat(reader.read(film, read)).isEmpty();

        assertThat(read.tracks).singleElement().satisfies(track -> {
            assertThat(track.kind()).isEqualTo(Kind.FILM);
            assertThat(track.partial())
                    .hasValueSatisfying(why -> assertThat(why).startsWith("the sound track could not be decoded: "));
        });
    }

    @Test
    void silentAndShortSoundsAreReadable() throws Exception {
        Path silent =
                TestMedia.make(folder.resolve("s.flac"), "-f", "lavfi", "-i", "anullsrc=r=44100:cl=mono", "-t", "20");
        Path second = TestMedia.sine(folder.resolve("a.wav"), 1);

        assertThat(kinds(silent)).containsExactly(Kind.SOUND);
        assertThat(kinds(second)).containsExactly(Kind.SOUND);
    }

    @Test
    void aPictureOfOnePixelIsReadable() throws Exception {
        Path dot =
                TestMedia.make(folder.resolve("p.png"), "-f", "lavfi", "-i", "color=red:s=1x1:d=1", "-frames:v", "1");

        assertThat(kinds(dot)).containsExactly(Kind.PICTURE);
    }

    @Test
    void webpStillAndAnimated() throws Exception {
        Path still = TestMedia.make(
                folder.resolve("a.webp"), "-f", "lavfi", "-i", "testsrc2=s=1400x1100:d=1", "-frames:v", "1");
        Path moving = TestMedia.make(
                folder.resolve("b.webp"), "-f", "lavfi", "-i", "testsrc2=s=300x200:r=5:d=1", "-c:v", "libwebp_anim");

        assertThat(kinds(still)).containsExactly(Kind.PICTURE);
        assertThat(TypeSniffer.sniff(moving)).isEqualTo(FileType.ANIMATED_WEBP);
        assertThat(kinds(moving)).containsExactly(Kind.PICTURE);
    }

    @Test
    void avifIsDecodedByFfmpeg() throws Exception {
        Path avif = TestMedia.make(
                folder.resolve("a.avif"),
                "-f",
                "lavfi",
                "-i",
                "color=red:s=1200x800:d=1",
                "-frames:v",
                "1",
                "-c:v",
                "libaom-av1",
                "-cpu-used",
                "8");

        Picture picture =
                new ForeignPictureDecoder(TestMedia.FFMPEG, MediaLimits.DEFAULT).decode(avif, TypeSniffer.sniff(avif));

        assertThat(picture.partial()).isEmpty();
        assertThat(picture.renderings()).singleElement().satisfies(pixels -> {
            assertThat(pixels.width()).isEqualTo(1200);
            assertThat(pixels.height()).isEqualTo(800);
            assertThat(pixels.rgb()[0] & 255).isGreaterThan(240);
            assertThat(pixels.rgb()[1] & 255).isLessThan(15);
        });
    }

    @Test
    void ofAnAnimatedAvifTheFirstPictureIsReadAndThatIsSaid() throws Exception {
        Path avif = TestMedia.make(
                folder.resolve("a.avif"),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x120:r=5:d=1",
                "-c:v",
                "libaom-av1",
                "-cpu-used",
                "8");

        Picture picture =
                new ForeignPictureDecoder(TestMedia.FFMPEG, MediaLimits.DEFAULT).decode(avif, TypeSniffer.sniff(avif));

        assertThat(picture.partial()).contains("the first picture of an image sequence");
    }

    @Test
    void jpegXlWithoutADecoderSaysWhatToDo() throws Exception {
        Unreadable why = refusal(write("a.jxl", new byte[] {(byte) 0xFF, 0x0A, 1, 2, 3}));

        assertThat(why.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(why.detail()).contains("convert it to PNG, or set COLOPHON_FFMPEG to a build that can");
    }

    @Test
    void aHugePictureIsRefusedFromItsHeader() throws Exception {
        Unreadable why = refusal(write("a.png", pngHeader(60_000, 60_000)));

        assertThat(why.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(why.detail()).startsWith("60,000 x 60,000 pixels");
    }

    @Test
    void tenHoursOfSoundAreTooLong() throws Exception {
        Path file = folder.resolve("long.wav");
        TestMedia.wavHeader(file, 8_000, 36_000L * 8_000);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(44 + 36_000L * 8_000);
        }

        assertThat(refusal(file))
                .isEqualTo(new Unreadable(Reason.TOO_LONG, "10 h long, and at most 4 h are read: split it"));
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png", "a.jpg", "a.gif", "a.bmp", "a.webp", "a.tiff", "a.mp3", "a.flac", "a.m4a", "a.ogg", "a.mkv"
            })
    void noPrefixOfAFileIsEverAnException(String name) throws Exception {
        boolean sound = List.of("mp3", "flac", "m4a", "ogg").contains(name.substring(2));
        Path whole = sound
                ? TestMedia.sine(
                        folder.resolve(name),
                        1,
                        name.endsWith("ogg") ? "-c:a" : "-ac",
                        name.endsWith("ogg") ? "libopus" : "1")
                : TestMedia.make(
                        folder.resolve(name),
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=120x90:r=10:d=1",
                        "-frames:v",
                        name.endsWith("mkv") ? "10" : "1");
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {1, 4, 12, 40, 100, bytes.length / 3, bytes.length * 2 / 3, bytes.length - 1}) {
            if (length < bytes.length) {
                Optional<Unreadable> reading = reader.read(write("cut", Arrays.copyOf(bytes, length)), new TrackSink());
                assertThat(reading).as(length + " bytes").isNotNull();
            }
        }
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        png.putInt(13).put(header.array()).putInt((int) crc.getValue());
        png.putInt(0).put("IDAT".getBytes(StandardCharsets.US_ASCII)).putInt(0x35AF061E);
        return png.array();
    }
}
